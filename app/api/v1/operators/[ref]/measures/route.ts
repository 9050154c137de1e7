import { getOperator } from '@/lib/server/operators/queries/get-operator'
import { queryRoute } from '@/lib/web/api-route'

export const GET = queryRoute(getOperator, {
	shape: ({ measures, standing, standingSteps }) => ({ data: measures, standing, standingSteps }),
})
