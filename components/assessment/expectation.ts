import type { LadderRung } from '@/lib/domain/policy/policy'
import { formatDecimal } from '@/lib/format/numbers'
import { counted } from '@/lib/format/words'
import type { PrecedentsView } from '@/lib/server/assessment/queries/list-precedents'

/** What comparable cases let one expect, in a sentence. */
export function expectationInWords(
	{ expectation }: Pick<PrecedentsView, 'expectation'>,
	ladder: readonly LadderRung[],
): string {
	if (expectation === null) return 'There are too few comparable cases to expect an outcome from them.'
	const name = ladder.find(({ rung }) => rung === expectation.median)?.name ?? ''
	return `${counted(expectation.cases, 'comparable case')} led to “${name}” in the middle; weighted by nearness, to rung ${formatDecimal(expectation.hundredths / 100)}.`
}
