import { getVoteBundle } from '@/lib/server/decisions/queries/get-vote-bundle'
import { VOTE_BUNDLE_JSON } from '@/lib/web/export-formats'
import { exportRoute } from '@/lib/web/export-route'

export const GET = exportRoute(getVoteBundle, VOTE_BUNDLE_JSON)
