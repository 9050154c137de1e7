import { exportDataset } from '@/lib/server/assessment/queries/export-dataset'
import { DATASET_JSON } from '@/lib/web/export-formats'
import { exportRoute } from '@/lib/web/export-route'

export const GET = exportRoute(exportDataset, DATASET_JSON)
