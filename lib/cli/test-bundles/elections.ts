import type { VoteOption, VoteRules } from '@/lib/domain/decisions/vote-rules'
import { basisPoints } from '@/lib/domain/kernel/basis-points'
import type { Policy } from '@/lib/domain/policy/policy'
import { weightsRoot } from '@/lib/verify/merkle-weights'
import { nativeCrypto } from '../native-crypto'
import { type Act, type Election, POLICY } from './election'
import { developmentVoter } from './keys'

const { keccak256 } = nativeCrypto()
const SEVEN = Array.from({ length: 7 }, (_, index) => developmentVoter(index))

export const LADDER: VoteRules = {
	method: 'ladder',
	options: [],
	quorum: { kind: 'share', basisPoints: basisPoints(5_000) },
	threshold: null,
	objectionBasisPoints: null,
	isSealed: false,
	objectionHours: 0,
	quietEndingHours: 12,
	extensionHours: 24,
	weights: { kind: 'one_each' },
}

const NOTHING: VoteOption = { key: 'nothing', name: 'Nothing', rung: 0, parameters: {} }
const WARNING: VoteOption = { key: 'warning', name: 'A warning', rung: 1, parameters: {} }
const LIMIT: VoteOption = {
	key: 'limit_to_5800',
	name: 'At most 5,800 validators for 90 days',
	rung: 2,
	parameters: { target: 5_800, reviewAfterDays: 90 },
}
const MORE_THAN_HALF = { numerator: 1, denominator: 2, rule: 'more_than' } as const

const TWO_THIRDS = { numerator: 2, denominator: 3, rule: 'at_least' } as const
const BY_REJECTION = { kind: 'rejection', basisPoints: basisPoints(2_500) } as const

const byTwoThirds = (step: Policy['ladder'][number]) => (step.rung < 2 ? step : { ...step, threshold: TWO_THIRDS })

const limit = (target: number, reviewAfterDays = 90) => ({
	choice: '2 key_limit',
	parameters: { target, reviewAfterDays },
})

const BY_BALANCE = { ...POLICY.votes, weights: ['snapshot'] } satisfies Policy['votes']
const LADDER_ACTS: readonly Act[] = [
	{ at: 10, voter: 0, ...limit(5_000), reason: 'The key was active in two environments.' },
	{ at: 20, voter: 1, choice: '0 nothing', reason: 'The operator found it first.' },
	{ at: 30, voter: 2, ...limit(5_800) },
	{ at: 40, voter: 3, choice: 'abstain' },
	{ at: 50, voter: 4, choice: '1 warning', parameters: { conditions: 'A second review of the runbook.' } },
	{ at: 60, voter: 1, ...limit(9_000, 30), reason: 'The reply left the main question open.' },
	{ at: 70, voter: 5, conflict: 'invested_in', reason: 'My fund holds their token.' },
]

function election(
	number: number,
	rules: Partial<VoteRules>,
	acts: readonly Act[],
	more: Partial<Election> = {},
): Election {
	return {
		id: `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`,
		rules: { ...LADDER, ...rules },
		voters: SEVEN,
		acts,
		hours: 120,
		...more,
	}
}

const cast = (...choices: readonly string[]): readonly Act[] =>
	choices.map((choice, voter) => ({ at: 10 * (voter + 1), voter, choice }))

/** In the last hours of 120, one ballot lifts the outcome to a warning, and another one answers it the next day. */
const LATE_SWING: readonly Act[] = [
	...cast('0 nothing', '0 nothing', '1 warning', '1 warning'),
	{ at: 118 * 60, voter: 4, choice: '1 warning', reason: 'The second host still runs.' },
	{ at: 121 * 60, voter: 5, choice: '0 nothing', reason: 'It was stopped this morning.' },
]

const OF_THREE = { kind: 'share', basisPoints: basisPoints(5_000), leastVoters: 3 } as const
/** All but one recuse, and the last decides the harshest rung. */
const SIX_RECUSED: readonly Act[] = [
	...cast('6 offboarding_no_rejoin'),
	...[1, 2, 3, 4, 5, 6].map((voter) => ({ at: 100 + voter, voter, conflict: 'invested_in' })),
]

const BALANCES = ['1000000', '250000', '250000', '400000', '90000', '9000', '1000']
const ROOT = weightsRoot(
	keccak256,
	SEVEN.map(({ address }, index) => ({ address, power: BALANCES[index] ?? '0' })),
)

/** An election of every kind, as an honest installation would publish it. */
export const ELECTIONS = {
	ladder: election(1, {}, LADDER_ACTS),
	'ladder-conflict': election(2, {}, [
		...cast('3 key_reduction', '3 key_reduction', '0 nothing').map((act, index) =>
			index === 2 ? act : { ...act, parameters: { target: 100, reviewAfterDays: 60 } },
		),
		{
			at: 40,
			voter: 3,
			choice: '3 key_reduction',
			parameters: { target: 90, reviewAfterDays: 60 },
			conflict: 'supplier_of',
		},
	]),
	single: election(
		3,
		{ method: 'single', options: [LIMIT], threshold: MORE_THAN_HALF },
		cast('for', 'against', 'for', 'abstain'),
	),
	'single-rejected': election(
		4,
		{
			method: 'single',
			options: [LIMIT],
			threshold: MORE_THAN_HALF,
			quorum: BY_REJECTION,
		},
		cast('for', 'against', 'against'),
		{ policy: { ...POLICY, votes: { ...POLICY.votes, quorum: BY_REJECTION } } },
	),
	approval: election(
		5,
		{ method: 'approval', options: [NOTHING, WARNING, LIMIT] },
		cast('nothing, warning', 'warning, limit_to_5800', 'limit_to_5800', 'none', 'warning', 'abstain'),
	),
	ranked: election(
		6,
		{ method: 'ranked', options: [NOTHING, WARNING, LIMIT] },
		cast(
			'limit_to_5800 > warning',
			'warning > nothing',
			'limit_to_5800',
			'nothing > warning > limit_to_5800',
			'warning',
		),
	),
	optimistic: election(
		7,
		{ method: 'optimistic', options: [WARNING], objectionBasisPoints: 2_500 },
		cast('object', 'no_objection'),
	),
	'no-quorum': election(8, {}, cast('0 nothing', '1 warning')),
	'too-few-voters': election(15, { quorum: OF_THREE }, SIX_RECUSED, {
		policy: { ...POLICY, votes: { ...POLICY.votes, quorum: OF_THREE } },
	}),
	delegation: election(
		9,
		{ method: 'single', options: [WARNING], threshold: MORE_THAN_HALF },
		[
			{ at: 10, voter: 0, choice: 'for' },
			{ at: 20, voter: 1, choice: 'against' },
			{ at: 30, voter: 2, choice: 'against', reason: 'I vote myself this time.' },
			{ at: 40, voter: 4, conflict: 'operated_by_me' },
		],
		{
			delegates: new Map([
				[2, 0],
				[3, 0],
				[5, 1],
				[6, 4],
			]),
		},
	),
	snapshot: election(
		10,
		{
			method: 'single',
			options: [LIMIT],
			threshold: TWO_THIRDS,
			weights: {
				kind: 'snapshot',
				root: ROOT ?? '',
				decimals: 18,
				symbol: 'LDO',
				source: 'balances at block 19000000',
			},
		},
		cast('for', 'against', 'for'),
		{ power: BALANCES, policy: { ...POLICY, ladder: POLICY.ladder.map(byTwoThirds), votes: BY_BALANCE } },
	),
	sealed: election(11, { isSealed: true }, LADDER_ACTS),
	'objection-phase': election(12, { objectionHours: 48 }, [
		...cast('3 key_reduction', '3 key_reduction', '3 key_reduction', '1 warning').map((act) =>
			act.choice === '1 warning' ? act : { ...act, parameters: { target: 100, reviewAfterDays: 60 } },
		),
		{ at: 121 * 60, voter: 2, choice: '1 warning', reason: 'The operator has moved the keys since.' },
	]),
	'quiet-ending': election(13, {}, LATE_SWING, { extendedBy: 4 }),
} satisfies Readonly<Record<string, Election>>

/** A vote that every voter has a ballot in after seventy minutes. */
export const EVERYONE_IN: Election = election(
	14,
	{},
	cast('1 warning', '1 warning', '0 nothing', '1 warning', 'abstain', '0 nothing', '1 warning'),
)

/** A sealed vote that is still open: much of it cannot be checked yet, and nothing is wrong. */
export const SEALED_AND_OPEN: Election = { ...ELECTIONS.sealed, isOpen: true }
