import { exportDecisionRecord } from '@/lib/server/decisions/queries/export-decision-record'
import { DECISION_RECORD_MD } from '@/lib/web/export-formats'
import { exportRoute } from '@/lib/web/export-route'

export const GET = exportRoute(exportDecisionRecord, DECISION_RECORD_MD)
