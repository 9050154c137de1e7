import { exportLog } from '@/lib/server/log/queries/export-log'
import { LOG_JSON } from '@/lib/web/export-formats'
import { exportRoute } from '@/lib/web/export-route'

export const GET = exportRoute(exportLog, LOG_JSON)
