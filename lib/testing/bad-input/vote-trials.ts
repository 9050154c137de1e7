import { hours, plus } from '@/lib/domain/kernel/instant'
import { castBallot } from '@/lib/server/decisions/commands/cast-ballot'
import { closeCase } from '@/lib/server/decisions/commands/close-case'
import { openVote } from '@/lib/server/decisions/commands/open-vote'
import { recordDecisionElsewhere } from '@/lib/server/decisions/commands/record-decision-elsewhere'
import { recuseFromVote } from '@/lib/server/decisions/commands/recuse-from-vote'
import { relaunchVote } from '@/lib/server/decisions/commands/relaunch-vote'
import { stateOutcome } from '@/lib/server/decisions/commands/state-outcome'
import { tallyVote } from '@/lib/server/decisions/commands/tally-vote'
import { caseAt, done, type TestCase, WHO } from '@/lib/testing/cases'
import { allowWeights } from '@/lib/testing/policies'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import type { CommandTrial } from './trial'

const BIRCH = { operator: 'birch-staking', reporter: 12 }
const HOLDER = `0x${'12'.repeat(20)}`
const SNAPSHOT = {
	kind: 'snapshot',
	csv: `${HOLDER},1.5`,
	unit: 'tokens',
	decimals: 18,
	symbol: 'LDO',
	source: 'The register at block 24,000,000',
}

const MESSAGE = [
	'vote',
	'voter',
	'revision',
	'policy',
	'method',
	'choice',
	'parameters',
	'reason',
	'conflict',
	'sequence',
	'salt',
]

const NOTHING = { key: 'nothing', name: 'Nothing', rung: 0, parameters: {} }
const LIMIT = {
	key: 'limit',
	name: 'Limit of 100',
	rung: 2,
	parameters: { target: 100, reviewAfterDays: 90, conditions: 'Until it is shown.' },
}
const WARNING = { key: 'warning', name: 'A warning', rung: 1, parameters: {} }

/** What no vote is held by, though each part of it is well formed. */
const WRONG_RULES: Readonly<Record<string, object>> = {
	'options for the ladder': { method: 'ladder', options: [NOTHING, LIMIT] },
	'no proposal': { method: 'single', options: [] },
	'two proposals': { method: 'single', options: [WARNING, LIMIT] },
	'a proposal of nothing': { method: 'optimistic', options: [NOTHING] },
	'one option': { method: 'ranked', options: [NOTHING] },
	'options without "nothing"': { method: 'approval', options: [WARNING, LIMIT] },
	'harsher options first': { method: 'ranked', options: [NOTHING, LIMIT, WARNING] },
	'two options by one name': { method: 'ranked', options: [NOTHING, WARNING, { ...WARNING, name: 'Another' }] },
	'an option named as an abstention': { method: 'approval', options: [NOTHING, { ...WARNING, key: 'abstain' }] },
	'a limit without a target': { method: 'single', options: [{ ...LIMIT, parameters: { reviewAfterDays: 90 } }] },
	'objections to a ranking': { method: 'ranked', options: [NOTHING, WARNING], objectionHours: 24 },
	'objections to what is sealed': { method: 'ladder', isSealed: true, objectionHours: 24 },
}

async function withoutQuorum(people: DemonstrationPeople): Promise<TestCase> {
	const found = await caseAt(people, 'voted', { voters: [WHO.steward] })
	const afterwards = { actor: people.actor(WHO.coordinator), at: plus(found.at, hours(121)) }
	done(await tallyVote.execute({ voteId: found.voteId }, afterwards))
	return found
}

/** From the opening of the vote to the end of the case, and decisions of other venues. */
export const VOTE_TRIALS: readonly CommandTrial[] = [
	{
		command: openVote,
		prepare: async (people) => {
			await allowWeights()
			const { incidentId } = await caseAt(people, 'deliberating')
			const assessing = await caseAt(people, 'assessing')
			const voting = await caseAt(people, 'voting')
			return {
				actor: people.actor(WHO.coordinator),
				body: {
					incidentId,
					method: 'approval',
					options: [NOTHING, LIMIT],
					isSealed: false,
					objectionHours: 0,
					weights: SNAPSHOT,
				},
				codes: ['options.0.key', 'options.1.key', 'weights.csv', 'weights.symbol'],
				refused: {
					...Object.fromEntries(
						Object.entries(WRONG_RULES).map(([what, rules]) => [
							what,
							[{ incidentId, ...rules }, 'vote_rules_invalid'],
						]),
					),
					'a balance below zero': [{ incidentId, weights: { ...SNAPSHOT, csv: `${HOLDER},-1` } }, 'balances_wrong'],
					'a token without a chain': [
						{ incidentId, weights: { kind: 'erc20votes', token: HOLDER, block: 1 } },
						'no_rpc',
					],
					'a case in assessment': [{ incidentId: assessing.incidentId }, 'wrong_state'],
					'a case with an open vote': [{ incidentId: voting.incidentId }, 'wrong_state'],
				},
			}
		},
	},
	{
		command: castBallot,
		prepare: async (people) => {
			const { voteId } = await caseAt(people, 'voting')
			const { voteId: other } = await caseAt(people, 'voting')
			const { voteId: over } = await caseAt(people, 'voted')
			const late = await signBallot(people, WHO.steward, { voteId: over, rung: 1 })
			const actor = people.actor(WHO.steward)
			done(await tallyVote.execute({ voteId: over }, { actor: people.actor(WHO.coordinator) }))
			const body = await signBallot(people, WHO.steward, { voteId, rung: 1 })
			const ofAnother = await signBallot(people, WHO.otherSteward, { voteId, rung: 1 })
			const said = (field: string, value: string) => ({ ...body, message: { ...body.message, [field]: value } })
			const handWritten = (parameters: string) => signBallot(people, WHO.steward, { voteId, rung: 1 }, { parameters })
			const signed = (parameters: Record<string, string | number>, rung: 2 | 4 = 2) =>
				signBallot(people, WHO.steward, { voteId, rung, parameters })
			const limit = { target: 100, reviewAfterDays: 90 }
			return {
				actor,
				body,
				codes: MESSAGE.map((field) => `message.${field}`),
				written: (text) => signBallot(people, WHO.steward, { voteId, rung: 1, reason: text }),
				refused: {
					"another vote's ballot": [{ ...body, voteId: other }, 'wrong_vote'],
					"another steward's ballot": [ofAnother, 'wrong_wallet'],
					'a ballot after the count': [late, 'vote_closed'],
					'another reason than was signed': [said('reason', 'Another reason.'), 'wrong_signature'],
					'another choice than was signed': [said('choice', '6 offboarding_no_rejoin'), 'wrong_signature'],
					'a sequence that is not next': [said('sequence', '2'), 'wrong_signature'],
					'a signature of nobody': [{ ...body, signature: `0x${'0'.repeat(130)}` }, 'wrong_signature'],
					'a limit below zero': [await signed({ ...limit, target: -1 }), 'parameter_invalid'],
					'an unknown parameter': [await signed({ ...limit, target2: 1 }), 'parameter_invalid'],
					'a null byte in a condition': [await handWritten('{"conditions":"a\\u0000b"}'), 'unreadable_ballot'],
					'half a character in a condition': [await handWritten('{"conditions":"a\\ud800b"}'), 'unreadable_ballot'],
					'a limit without end': [await handWritten('{"target":1e999}'), 'unreadable_ballot'],
					'parameters that are no record': [await handWritten('[]'), 'unreadable_ballot'],
				},
			}
		},
	},
	{
		command: recuseFromVote,
		prepare: async (people) => {
			const { voteId } = await caseAt(people, 'voting')
			const over = await caseAt(people, 'tallied')
			const body = { voteId, conflict: 'invested_in', note: 'I hold their tokens.' }
			return {
				actor: people.actor(WHO.steward),
				body,
				refused: {
					'no conflict': [{ ...body, conflict: 'none' }, 'conflict_missing'],
					'a vote that is over': [{ ...body, voteId: over.voteId }, 'vote_closed'],
				},
			}
		},
	},
	{
		command: tallyVote,
		prepare: async (people) => {
			const { voteId } = await caseAt(people, 'voted')
			const open = await caseAt(people, 'voted', { voters: [WHO.steward] })
			const over = await caseAt(people, 'tallied')
			return {
				actor: people.actor(WHO.coordinator),
				body: { voteId },
				refused: {
					'a vote that goes on': [{ voteId: open.voteId }, 'vote_running'],
					'a vote that is counted': [{ voteId: over.voteId }, 'already_tallied'],
				},
			}
		},
	},
	{
		command: relaunchVote,
		prepare: async (people) => {
			const { incidentId } = await withoutQuorum(people)
			const adopted = await caseAt(people, 'tallied')
			const voting = await caseAt(people, 'voting')
			return {
				actor: people.actor(WHO.coordinator),
				body: { incidentId },
				refused: {
					'a vote that decided': [{ incidentId: adopted.incidentId }, 'quorum_was_met'],
					'a case with an open vote': [{ incidentId: voting.incidentId }, 'wrong_state'],
				},
			}
		},
	},
	{
		command: stateOutcome,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'tallied')
			const harsh = await caseAt(people, 'tallied', { rung: 6 })
			const missed = await withoutQuorum(people)
			const decided = await caseAt(people, 'decided')
			const body = {
				incidentId,
				statement: 'A warning.',
				departure: 'It is stated as the stewards voted.',
				conditions: ['A drill each quarter'],
			}
			const nothing = await caseAt(people, 'tallied', { rung: 0 })
			return {
				actor: people.actor(WHO.coordinator),
				body,
				refused: {
					'a vote without its quorum': [{ ...body, incidentId: missed.incidentId }, 'quorum_not_met'],
					'a decided case': [{ ...body, incidentId: decided.incidentId }, 'wrong_state'],
					'conditions on nothing': [{ ...body, incidentId: nothing.incidentId }, 'no_measure'],
					'a departure without a reason': [
						{ ...body, incidentId: harsh.incidentId, departure: '' },
						'departure_unexplained',
					],
				},
			}
		},
	},
	{
		command: closeCase,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'decided', { rung: 0 })
			const enforcing = await caseAt(people, 'enforcing')
			const tallied = await caseAt(people, 'tallied')
			const filed = await caseAt(people, 'filed')
			const body = { incidentId, note: 'Nothing is left to do.' }
			return {
				actor: people.actor(WHO.coordinator),
				body,
				refused: {
					'a case with a measure in force': [{ ...body, incidentId: enforcing.incidentId }, 'measures_open'],
					'a case with its outcome unsaid': [{ ...body, incidentId: tallied.incidentId }, 'decision_pending'],
					'a filed case': [{ ...body, incidentId: filed.incidentId }, 'wrong_state'],
				},
			}
		},
	},
	{
		command: recordDecisionElsewhere,
		prepare: async (people) => {
			const { incidentId, operatorId } = await caseAt(people, 'filed')
			const other = await caseAt(people, 'filed', BIRCH)
			const actor = people.actor(WHO.coordinator)
			const body = {
				operatorId,
				incidentId,
				decidedOn: '2026-03-01',
				venue: 'Token vote 12',
				lever: 'setTargetLimit',
				arguments: [7, 'a limit of 100'],
				result: 'executed' as const,
				resultNote: 'In block 24000000',
				rung: 2 as const,
				source: 'https://forum.example/t/1',
				note: 'Read from the forum.',
				importKey: 'vote-12',
			}
			const there = { ...body, importKey: 'there' }
			done(await recordDecisionElsewhere.execute(there, { actor }))
			return {
				actor,
				body,
				unknown: { incidentId: 'no_such_case' },
				refused: {
					"another operator's case": [{ ...body, incidentId: other.incidentId }, 'no_such_case'],
					'a decision that is there': [there, 'already_there'],
				},
			}
		},
	},
]
