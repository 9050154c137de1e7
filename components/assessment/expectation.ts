import type { LadderRung } from '@/lib/domain/policy/policy'
import { formatDecimal } from '@/lib/format/numbers'
import { counted } from '@/lib/format/words'
import type { PrecedentsView } from '@/lib/server/assessment/queries/list-precedents'

/** What comparable cases let one expect, in a sentence. */
export function expectationInWords(
	{ expectation }: Pick<PrecedentsView, 'expectation'>,
	ladder: readonly LadderRung[],
): string {
	if (expectation === null) {
		return 'There are too few comparable cases to expect an outcome from them: it takes three, or one that was graded alike.'
	}
	const { median, hundredths, cases, alike } = expectation
	const nameOf = (wanted: number): string => ladder.find(({ rung }) => rung === wanted)?.name ?? ''
	const same =
		alike && `${counted(alike.cases, 'case')} graded alike led to “${nameOf(alike.median)}”${inTheMiddle(alike)}.`
	if (alike?.cases === cases) return same ?? ''
	const all = `${counted(cases, 'comparable case')} led to “${nameOf(median)}” in the middle; weighted by nearness, to rung ${formatDecimal(hundredths / 100)}.`
	return same === null ? all : `${all} ${same}`
}

function inTheMiddle({ cases }: { readonly cases: number }): string {
	return cases === 1 ? '' : ' in the middle'
}
