import { CURRENT_RUBRIC } from '@/lib/domain/assessment/rubrics'
import { CURRENT_POLICY } from '@/lib/domain/policy/policies'

export function GET(): Response {
	return Response.json({ policy: CURRENT_POLICY, rubric: CURRENT_RUBRIC })
}
