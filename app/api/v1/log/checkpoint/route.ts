import { checkpointNote } from '@/lib/domain/log/checkpoint'
import { getCheckpoint } from '@/lib/server/log/queries/get-checkpoint'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getCheckpoint, { plainText: checkpointNote })
