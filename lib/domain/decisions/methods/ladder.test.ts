import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RUNGS, type Rung } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { rulesOf } from '@/lib/testing/vote-rules'
import { tallyOf } from '../vote-result'
import { weightedMedian } from '../weighted-median'
import type { Choice } from './choice'
import { outcomeOf, supportOf } from './counting'

const rules = rulesOf('ladder')
const ground = { rules, policy: POLICY_1_0 }

type Cast = { readonly rung: Rung | null; readonly power: bigint }

const ballots = fc.array(
	fc.record({
		rung: fc.option(fc.constantFrom(...RUNGS), { nil: null }),
		power: fc.bigInt({ min: 1n, max: 10n ** 27n }),
	}),
	{ maxLength: 40 },
)

function weighed({ rung, power }: Cast): { choice: Choice; power: bigint } {
	return { choice: rung === null ? { kind: 'abstain' } : { kind: 'rung', rung }, power }
}

const sum = (cast: readonly Cast[]) => cast.reduce((total, { power }) => total + power, 0n)

/** The rule of the ladder, written down again in the plainest way, to hold the incremental count against. */
function recount(cast: readonly Cast[]): Rung {
	const whole = sum(cast.filter(({ rung }) => rung !== null))
	let decided: Rung = 0
	for (const step of RUNGS) {
		const support = sum(cast.filter(({ rung }) => rung !== null && rung >= step))
		const isReached = step >= 5 ? support * 3n >= whole * 2n : support * 2n > whole
		if (whole > 0n && isReached) decided = step
	}
	return decided
}

describe('the ladder', () => {
	test('decides what a brute-force recount decides', () => {
		fc.assert(
			fc.property(ballots, (cast) => {
				const { rung } = outcomeOf(tallyOf(cast.map(weighed), rules), sum(cast), ground)
				expect(rung).toBe(cast.length === 0 ? null : recount(cast))
			}),
		)
	})

	test('never gives a harsher rung more support than a milder one', () => {
		fc.assert(
			fc.property(ballots, (cast) => {
				const supports = supportOf(tallyOf(cast.map(weighed), rules), sum(cast), ground)
				for (const [index, { power }] of supports.entries())
					expect(power <= (supports[index - 1]?.power ?? power)).toBe(true)
			}),
		)
	})

	test('decides the weighted median while no choice is an offboarding', () => {
		const mild = fc.array(
			fc.record({ rung: fc.constantFrom<Rung>(0, 1, 2, 3, 4), power: fc.bigInt({ min: 1n, max: 99n }) }),
			{ minLength: 1, maxLength: 30 },
		)
		fc.assert(
			fc.property(mild, (cast) => {
				const median = weightedMedian(cast.map(({ rung, power }) => ({ value: rung, power })))
				expect(outcomeOf(tallyOf(cast.map(weighed), rules), sum(cast), ground).rung).toBe(median)
			}),
		)
	})

	test('by rejection drops a rung that enough of the roll will not have, and falls to a milder one', () => {
		const byRejection = { ...ground, rules: { ...rules, quorum: { ...rules.quorum, kind: 'rejection' as const } } }
		const cast: readonly Cast[] = [
			{ rung: 3, power: 5n },
			{ rung: 1, power: 4n },
		]
		const tally = tallyOf(cast.map(weighed), rules)
		expect(outcomeOf(tally, 100n, byRejection)).toMatchObject({ outcome: 'adopted', rung: 3 })
		expect(outcomeOf(tally, 8n, byRejection)).toMatchObject({ outcome: 'adopted', rung: 1 })
		expect(outcomeOf(tally, 100n, ground)).toMatchObject({ outcome: 'quorum_not_met', rung: null })
	})
})
