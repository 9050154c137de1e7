import { basisPoints } from '@/lib/domain/kernel/basis-points'
import type { ParameterField, Policy, QuorumRule, RungRoles } from './policy'
import { MORE_THAN_HALF } from './thresholds'

const TWO_THIRDS = { numerator: 2, denominator: 3, rule: 'at_least' } as const

const REVIEW: ParameterField = {
	key: 'reviewAfterDays',
	label: 'Review after (days)',
	hint: 'When stewards look at the measure again.',
	kind: 'days',
	isRequired: true,
	least: 7,
	most: 730,
}
const TARGET: ParameterField = {
	key: 'target',
	label: 'Target number of validators',
	hint: 'The operator keeps at most this many active validators.',
	kind: 'count',
	isRequired: true,
	least: 0,
	most: 1_000_000,
}
const CONDITIONS: ParameterField = {
	key: 'conditions',
	label: 'Conditions',
	hint: 'What the operator shows before the measure ends.',
	kind: 'text',
	isRequired: false,
}

const ROLES: RungRoles = { enacts: ['coordinator'], verifies: ['steward'] }
const HALF_OF_THE_ROLL: QuorumRule = { kind: 'share', basisPoints: basisPoints(5_000) }

/** The founding thread's ladder, with the demotion that newer modules have. */
export const POLICY_1_0: Policy = {
	version: '1.0',
	effectiveFrom: '2023-05-01',
	votes: {
		method: 'ladder',
		quorum: HALF_OF_THE_ROLL,
		isSealed: false,
		objectionHours: 0,
		optimisticObjectionBasisPoints: basisPoints(2_500),
	},
	ladder: [
		{
			rung: 0,
			key: 'nothing',
			name: 'Nothing',
			description: 'The case is recorded and learned from; no consequence follows.',
			threshold: MORE_THAN_HALF,
			authority: 'decides',
			parameters: [],
			roles: ROLES,
		},
		{
			rung: 1,
			key: 'warning',
			name: 'Warning',
			description: 'A recorded warning that expires. Three in force at once lead to a key limit being considered.',
			threshold: MORE_THAN_HALF,
			authority: 'decides',
			parameters: [CONDITIONS],
			roles: ROLES,
		},
		{
			rung: 2,
			key: 'key_limit',
			name: 'Key limit',
			description: 'The operator gets no new validators above a target. Existing ones stay until stakers withdraw.',
			threshold: MORE_THAN_HALF,
			authority: 'recommends',
			parameters: [TARGET, REVIEW, CONDITIONS],
			roles: ROLES,
		},
		{
			rung: 3,
			key: 'key_reduction',
			name: 'Key reduction',
			description: 'Validators above a target are exited first when stake is withdrawn, or at once when boosted.',
			threshold: MORE_THAN_HALF,
			authority: 'recommends',
			parameters: [
				TARGET,
				{
					key: 'mode',
					label: 'Speed',
					hint: 'Demand-driven waits for withdrawals; boosted exits regardless of demand.',
					kind: 'choice',
					isRequired: true,
					choices: [
						{ value: 'demand', label: 'Demand-driven' },
						{ value: 'boosted', label: 'Boosted' },
					],
				},
				REVIEW,
			],
			roles: ROLES,
		},
		{
			rung: 4,
			key: 'demotion',
			name: 'Demotion',
			description: 'The operator moves to a type or module that trusts less, with more bond or a smaller share.',
			threshold: MORE_THAN_HALF,
			authority: 'recommends',
			parameters: [
				{
					key: 'targetType',
					label: 'Move to',
					hint: 'The operator type or module, for example the trial type.',
					kind: 'text',
					isRequired: true,
				},
				REVIEW,
			],
			roles: ROLES,
		},
		{
			rung: 5,
			key: 'offboarding_may_rejoin',
			name: 'Offboarding, may rejoin',
			description: 'All validators exit, then the operator is deactivated. It may apply again later.',
			threshold: TWO_THIRDS,
			authority: 'recommends',
			parameters: [
				{
					key: 'earliestRejoinDays',
					label: 'May apply again after (days)',
					hint: 'Counted from the decision.',
					kind: 'days',
					isRequired: true,
					least: 30,
					most: 3_650,
				},
			],
			roles: ROLES,
		},
		{
			rung: 6,
			key: 'offboarding_no_rejoin',
			name: 'Offboarding, may not rejoin',
			description: 'All validators exit, then the operator is deactivated. The record says that it may not return.',
			threshold: TWO_THIRDS,
			authority: 'recommends',
			parameters: [],
			roles: ROLES,
		},
	],
	windows: {
		rightOfReplyHours: 72,
		firstRoundHours: 96,
		secondRoundHours: 48,
		deliberationHours: 48,
		voteHours: 120,
		quietEndingHours: 12,
		extensionHours: 24,
		appealHours: 336,
		longestEmbargoDays: 90,
	},
	mostVoteAttempts: 4,
	warnings: { lifetimeDays: 365, countThatEscalates: 3, leadsTo: 2 },
	changes: { threshold: TWO_THIRDS, quorum: HALF_OF_THE_ROLL, voteHours: 120 },
	rubricVersion: '1.0',
	rubricHash: '7cb05e5404fae2ebec74c4d2554677541d28b7945b24d29b66df06c8cd84a2db',
}
