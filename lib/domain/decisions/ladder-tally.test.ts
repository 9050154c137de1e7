import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RUNGS, type Rung } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import {
	addBallot,
	decidedRung,
	EMPTY_TALLY,
	type LadderChoice,
	quorumOf,
	reaches,
	removeBallot,
	supportOf,
	weightedMedian,
} from './ladder-tally'

const choice = fc.record({
	rung: fc.option(fc.constantFrom(...RUNGS), { nil: null }),
	power: fc.bigInt({ min: 1n, max: 10n ** 27n }),
})
const ballots = fc.array(choice, { maxLength: 40 })

function tallyOf(cast: readonly LadderChoice[]) {
	return cast.reduce(addBallot, EMPTY_TALLY)
}

/** The rule of the ladder, written down again in the plainest way, to hold the incremental count against. */
function recount(cast: readonly LadderChoice[]): Rung {
	const chosen = cast.filter((ballot): ballot is LadderChoice & { rung: Rung } => ballot.rung !== null)
	const whole = chosen.reduce((sum, ballot) => sum + ballot.power, 0n)
	let decided: Rung = 0
	for (const rung of RUNGS) {
		const support = chosen.filter((ballot) => ballot.rung >= rung).reduce((sum, ballot) => sum + ballot.power, 0n)
		const isReached = rung >= 5 ? support * 3n >= whole * 2n : support * 2n > whole
		if (whole > 0n && isReached) decided = rung
	}
	return decided
}

describe('the ladder', () => {
	test('decides what a brute-force recount decides', () => {
		fc.assert(
			fc.property(ballots, (cast) => {
				expect(decidedRung(tallyOf(cast), POLICY_1_0)).toBe(recount(cast))
			}),
		)
	})

	test('does not care in which order ballots come', () => {
		fc.assert(
			fc.property(ballots, (cast) => {
				expect(tallyOf([...cast].reverse())).toEqual(tallyOf(cast))
			}),
		)
	})

	test('forgets a ballot that is taken back out', () => {
		fc.assert(
			fc.property(ballots, choice, (cast, extra) => {
				const tally = tallyOf(cast)
				expect(removeBallot(addBallot(tally, extra), extra)).toEqual(tally)
			}),
		)
	})

	test('never gives a harsher rung more support than a milder one', () => {
		fc.assert(
			fc.property(ballots, (cast) => {
				const supports = RUNGS.map((rung) => supportOf(tallyOf(cast), rung))
				for (const [index, support] of supports.entries())
					expect(support <= (supports[index - 1] ?? support)).toBe(true)
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
				expect(decidedRung(tallyOf(cast), POLICY_1_0)).toBe(median)
			}),
		)
	})
})

describe('thresholds', () => {
	const half = { numerator: 1, denominator: 2, rule: 'more_than' } as const
	const twoThirds = { numerator: 2, denominator: 3, rule: 'at_least' } as const

	test.each([
		[3n, 6n, half, false],
		[4n, 7n, half, true],
		[2n, 3n, twoThirds, true],
		[199_999n, 300_000n, twoThirds, false],
		[200_000n, 300_000n, twoThirds, true],
		[0n, 0n, half, false],
	] as const)('%s of %s against %o is %s', (part, whole, threshold, expected) => {
		expect(reaches(part, whole, threshold)).toBe(expected)
	})
})

describe('the quorum', () => {
	test('counts abstentions and needs half of the roll, rounded up', () => {
		const tally = tallyOf([
			{ rung: null, power: 1n },
			{ rung: 2, power: 1n },
			{ rung: 0, power: 1n },
		])
		expect(quorumOf(tally, 7n, POLICY_1_0)).toMatchObject({ cast: 3n, required: 4n, isMet: false })
		expect(quorumOf(tally, 6n, POLICY_1_0)).toMatchObject({ required: 3n, isMet: true })
	})

	test('is not met by nobody', () => {
		expect(quorumOf(EMPTY_TALLY, 0n, POLICY_1_0).isMet).toBe(false)
		expect(quorumOf(EMPTY_TALLY, 7n, POLICY_1_0).isMet).toBe(false)
	})
})

describe('the weighted median', () => {
	test.each([
		[
			[
				{ value: 10, power: 1n },
				{ value: 20, power: 1n },
			],
			10,
		],
		[
			[
				{ value: 10, power: 1n },
				{ value: 20, power: 2n },
			],
			20,
		],
		[
			[
				{ value: 5_800, power: 3n },
				{ value: 0, power: 1n },
				{ value: 9_000, power: 1n },
			],
			5_800,
		],
		[[], null],
		[[{ value: 7, power: 0n }], null],
	])('of %o is %s', (values, expected) => {
		expect(weightedMedian(values)).toBe(expected)
	})
})
