import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { type Act, draftOf, type Election } from '@/lib/cli/test-bundles/election'
import { ELECTIONS, LADDER } from '@/lib/cli/test-bundles/elections'
import { counted } from '@/lib/cli/test-bundles/example'
import { numberedVoter } from '@/lib/cli/test-bundles/keys'
import { publish } from '@/lib/cli/test-bundles/publish'
import { timeAfter } from '@/lib/cli/test-bundles/setting'
import { readChoice } from '@/lib/domain/decisions/methods/counting'
import { METHODS, type VoteRules } from '@/lib/domain/decisions/vote-rules'
import { basisPoints } from '@/lib/domain/kernel/basis-points'
import type { Policy } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { MORE_THAN_HALF } from '@/lib/domain/policy/thresholds'
import { lateSwing, type Election as Plain, recount } from '@/lib/testing/recount'
import { verifyBundle } from './verify-bundle'

const VOTERS = Array.from({ length: 9 }, (_, index) => numberedVoter(index))
const KEYS = ['a', 'b', 'c', 'd', 'e']
const asOptional = (field: Policy['ladder'][number]['parameters'][number]) => ({ ...field, isRequired: false })
const POLICY: Policy = {
	...POLICY_1_0,
	ladder: POLICY_1_0.ladder.map((step) => ({
		...step,
		parameters: step.parameters.map(asOptional).concat({
			key: 'venue',
			label: 'Venue',
			hint: '',
			kind: 'choice',
			isRequired: false,
			choices: [
				{ value: 'easy_track', label: 'Easy Track' },
				{ value: 'aragon', label: 'Aragon' },
			],
		}),
	})),
}

const rules = fc.record({
	method: fc.constantFrom(...METHODS),
	options: fc.integer({ min: 2, max: 5 }),
	kind: fc.constantFrom('share', 'rejection'),
	points: fc.integer({ min: 1, max: 10_000 }),
	leastVoters: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
	strict: fc.boolean(),
	threshold: fc.constantFrom([1, 2], [2, 3], [3, 4]),
	objections: fc.integer({ min: 1, max: 10_000 }),
})
type Drawn = typeof rules extends fc.Arbitrary<infer T> ? T : never

function rulesOf(drawn: Drawn): VoteRules {
	const { method } = drawn
	const size = { ladder: 0, single: 1, optimistic: 1, approval: drawn.options, ranked: drawn.options }[method]
	const [numerator = 1, denominator = 2] = drawn.threshold
	const threshold = { numerator, denominator, rule: drawn.strict ? 'more_than' : 'at_least' } as const
	return {
		...LADDER,
		method,
		options: KEYS.slice(0, size).map((key, index) => ({
			key,
			name: `Option ${key}`,
			rung: ([0, 1, 2, 3, 5] as const)[size === 1 ? 2 : index] ?? 0,
			parameters: {},
		})),
		quorum: {
			kind: drawn.kind,
			basisPoints: basisPoints(drawn.points),
			...(drawn.leastVoters && { leastVoters: drawn.leastVoters }),
		},
		threshold: method === 'single' ? threshold : null,
		objectionBasisPoints: method === 'optimistic' ? basisPoints(drawn.objections) : null,
	}
}

/** The policy that asks for these rules, with the drawn threshold on every rung that the method asks for it. */
function policyFor(drawn: Drawn, { quorum, objectionBasisPoints }: VoteRules): Policy {
	const asksNoRung = drawn.method === 'optimistic' || drawn.method === 'ranked'
	const threshold = asksNoRung ? MORE_THAN_HALF : rulesOf({ ...drawn, method: 'single' }).threshold
	const { optimisticObjectionBasisPoints } = POLICY.votes
	const share = basisPoints(objectionBasisPoints ?? optimisticObjectionBasisPoints)
	return {
		...POLICY,
		ladder: POLICY.ladder.map((step) => ({ ...step, threshold: threshold ?? step.threshold })),
		votes: { ...POLICY.votes, quorum, optimisticObjectionBasisPoints: share, optimisticUpTo: 2 },
	}
}

/** A choice of the vote's method, made from two random numbers. */
function choiceFrom({ method, options }: VoteRules, seed: number, other: number): string {
	const keys = options.map(({ key }) => key)
	if (method === 'optimistic') return seed % 2 ? 'object' : 'no_objection'
	if (seed % 11 === 0) return 'abstain'
	if (method === 'ladder') return `${seed % 7} ${POLICY.ladder[seed % 7]?.key}`
	if (method === 'single') return seed % 2 ? 'for' : 'against'
	const some = keys.filter((_, index) => (seed >> index) % 2 === 1)
	if (method === 'approval') return some.join(', ') || 'none'
	const turned = [...some.slice(other % (some.length + 1)), ...some.slice(0, other % (some.length + 1))]
	return turned.length === 0 ? (keys[0] ?? '') : turned.join(' > ')
}

const act = fc.record({
	voter: fc.nat(VOTERS.length - 1),
	seed: fc.nat(10_000),
	other: fc.nat(100),
	target: fc.nat(50),
	isConflicted: fc.boolean(),
	isRecusal: fc.nat(9).map((number) => number === 0),
})

const elections = fc
	.record({
		drawn: rules,
		acts: fc.array(act, { maxLength: 16 }),
		power: fc.array(fc.bigInt({ min: 1n, max: 10n ** 27n }), { minLength: 9, maxLength: 9 }),
		isWeighted: fc.boolean(),
		delegates: fc.array(fc.option(fc.nat(VOTERS.length - 1), { freq: 2 }), { minLength: 9, maxLength: 9 }),
	})
	.map(({ drawn, acts, power, isWeighted, delegates }): Election => {
		const held = rulesOf(drawn)
		const gone = new Set<number>()
		const done = acts.flatMap(({ voter, seed, other, target, isConflicted, isRecusal }, index): Act[] => {
			if (gone.has(voter)) return []
			const at = index + 1
			const conflict = isConflicted || isRecusal ? 'invested_in' : 'none'
			if (isRecusal) gone.add(voter)
			if (isRecusal) return [{ at, voter, conflict }]
			const choice = choiceFrom(held, seed, other)
			const hasParameters = held.method === 'ladder' && seed % 3 > 0 && choice !== 'abstain'
			const venue = seed % 2 ? 'easy_track' : 'aragon'
			const parameters = hasParameters ? { parameters: { target, reviewAfterDays: seed % 90, venue } } : {}
			return [{ at, voter, choice, conflict, ...parameters }]
		})
		const left = delegates.flatMap((delegate, voter) =>
			delegate === null || delegate === voter ? [] : [[voter, delegate] as const],
		)
		return {
			...ELECTIONS.ladder,
			voters: VOTERS,
			rules: held,
			policy: policyFor(drawn, held),
			acts: done,
			delegates: new Map(left),
			...(isWeighted ? { power: power.map(String) } : {}),
		}
	})

const plain = (value: unknown): Plain => JSON.parse(JSON.stringify(value))

test('the product and its verifier count every election as an independent page of code does', () => {
	const seen = new Map<string, number>()
	fc.assert(
		fc.property(elections, (election) => {
			const draft = counted(draftOf(election))
			const { outcome, rung, option, parameters, withoutConflicted } = draft.outcome ?? {}
			expect({ outcome, rung, option, parameters, withoutConflicted }).toEqual(recount(plain(draft)))
			const kind = `${election.rules.method} ${outcome}`
			seen.set(kind, (seen.get(kind) ?? 0) + 1)
		}),
		{ numRuns: 3_000 },
	)
	const kinds = METHODS.flatMap((method) => [
		`${method} adopted`,
		...(method === 'ladder' || method === 'ranked' ? [] : [`${method} rejected`]),
	])
	expect(kinds.filter((kind) => (seen.get(kind) ?? 0) < 20)).toEqual([])
}, 120_000)

test('what the random elections publish holds in every check', () => {
	const crypto = nativeCrypto()
	fc.assert(
		fc.property(elections, (election) => {
			const rules: VoteRules = { ...election.rules, weights: LADDER.weights }
			const bundle = publish(counted(draftOf({ ...election, rules, power: VOTERS.map(() => '1') })))
			const { checks } = verifyBundle(plain(bundle), crypto)
			const voted = new Set(bundle.ballots.map(({ rollId }) => rollId))
			const hasLeft = bundle.roll.some(({ id, recusal }) => recusal !== null && voted.has(id))
			const open = checks.flatMap(({ id, state }) => (state === 'holds' ? [] : [[id, state]]))
			expect(open).toEqual(hasLeft ? [['counted', 'unchecked']] : [])
		}),
		{ numRuns: 60 },
	)
}, 60_000)

test('the verifier finds the ballot or recusal that extends a vote where an independent page of code does, and no other', () => {
	const crypto = nativeCrypto()
	const seen = { late: 0, none: 0 }
	fc.assert(
		fc.property(elections, fc.nat(16), (election, quietFrom) => {
			const plainly = {
				...election,
				rules: { ...election.rules, weights: LADDER.weights },
				power: VOTERS.map(() => '1'),
				hours: LADDER.quietEndingHours + quietFrom / 60,
			}
			const swing = lateSwing(plain(draftOf(plainly)), timeAfter(quietFrom))
			const act = swing === null ? null : plainly.acts.findIndex(({ at }) => timeAfter(at) === swing)
			const by = (extendedBy: number | null) => (extendedBy === null ? plainly : { ...plainly, extendedBy })
			const check = (extendedBy: number | null) => {
				const report = verifyBundle(plain(publish(counted(draftOf(by(extendedBy))))), crypto)
				return report.checks.find(({ id }) => id === 'ending')?.state
			}
			seen[act === null ? 'none' : 'late'] += 1
			expect(check(act)).toBe('holds')
			if (act !== null) expect(check(null)).toBe('fails')
			const other = plainly.acts.findIndex((_act, index) => index !== act)
			if (other >= 0) expect(check(other)).toBe('fails')
		}),
		{ numRuns: 150 },
	)
	expect(Math.min(seen.late, seen.none)).toBeGreaterThan(8)
}, 120_000)

test('a late recusal extends a vote like a late ballot', () => {
	const choices = ['1 warning', '1 warning', '0 nothing', '0 nothing', 'abstain']
	const cast = choices.map((choice, voter): Act => ({ at: 10 * (voter + 1), voter, choice }))
	const leaves: Act = { at: 119 * 60, voter: 3, conflict: 'invested_in' }
	const late = { ...ELECTIONS.ladder, acts: [...cast, leaves] }
	expect(lateSwing(plain(draftOf(late)), timeAfter(108 * 60))).toBe(timeAfter(leaves.at))
	const ending = (election: Election) =>
		verifyBundle(plain(publish(counted(draftOf(election)))), nativeCrypto()).checks.find(({ id }) => id === 'ending')
	expect(ending({ ...late, extendedBy: 5 })).toMatchObject({
		state: 'holds',
		sentence: `Recusal 6 changed what was leading at ${timeAfter(leaves.at)}: 24 hours more.`,
	})
	expect(ending(late)).toMatchObject({ state: 'fails' })
	expect(ending({ ...late, extendedBy: 4 })).toMatchObject({ state: 'fails' })
})

test('every choice that the random elections make can be read', () => {
	fc.assert(
		fc.property(elections, ({ rules: held, acts }) => {
			for (const { choice } of acts)
				if (choice) expect([choice, readChoice(choice, { rules: held, policy: POLICY })]).not.toContain(null)
		}),
	)
})
