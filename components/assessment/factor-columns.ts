import type { FactorColumn } from '@/components/charts/factor-columns'
import type { PanelAggregate } from '@/lib/domain/assessment/aggregate'
import { FACTOR_KEYS, factorOf, type Rubric } from '@/lib/domain/assessment/rubric'
import type { PanelView } from '@/lib/server/assessment/queries/get-assessment'

const GROUPS = { incident: 'What happened', consequence: 'What weighs' } as const

type PanelFactors = Pick<PanelView, 'kind'> & { readonly aggregate: Pick<PanelAggregate, 'factors'> | null }

/** The figures of the factor strip. A panel whose round is open has nothing to show, so there may be no column. */
export function columnsOf(rubric: Rubric, panels: readonly PanelFactors[]): readonly FactorColumn[] {
	if (panels.every(({ aggregate }) => aggregate === null)) return []
	return FACTOR_KEYS.map((key) => {
		const { name, group, grades } = factorOf(rubric, key)
		return {
			key,
			name,
			group: GROUPS[group],
			letters: grades.map(({ letter }) => letter),
			panels: panels.flatMap(({ kind, aggregate }) => {
				const factor = aggregate?.factors.find((candidate) => candidate.key === key)
				if (!factor) return []
				const { median, counts, couldNotJudge, agreementBasisPoints } = factor
				return [{ kind, median, agreementBasisPoints, counts: [...counts, { letter: 'X', count: couldNotJudge }] }]
			}),
		}
	})
}
