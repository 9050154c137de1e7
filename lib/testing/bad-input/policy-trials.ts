import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { draftPolicy } from '@/lib/server/policy/commands/draft-policy'
import { editPolicyDraft } from '@/lib/server/policy/commands/edit-policy-draft'
import { proposePolicy } from '@/lib/server/policy/commands/propose-policy'
import { withdrawPolicyDraft } from '@/lib/server/policy/commands/withdraw-policy-draft'
import { done, WHO } from '@/lib/testing/cases'
import { fromToday } from '@/lib/testing/policies'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import type { CommandTrial } from './trial'

/** A rubric whose first override is of the kind that a body is tried by. */
const RUBRIC = {
	...RUBRIC_1_0,
	overrides: [...RUBRIC_1_0.overrides].sort((left) => ('atLeast' in left.effect ? -1 : 1)),
}

const OF_THREE = { ...POLICY_1_0.votes.quorum, leastVoters: 3 }

/** A policy with something in each of its fields. */
const DOCUMENT = {
	...POLICY_1_0,
	mostVoteAttempts: 3,
	votes: {
		...POLICY_1_0.votes,
		quorum: OF_THREE,
		optimisticUpTo: 2,
		countsEarly: false,
		weights: ['snapshot'],
	},
	escalation: { onWarnings: 'treatment', onBreach: 'measure' },
	panels: { leastRatings: 3, leastHours: 24 },
	changes: { ...POLICY_1_0.changes, quorum: OF_THREE },
	ladder: POLICY_1_0.ladder.map((step, index) => ({
		...step,
		...(index === 0 && {
			parameters: [
				{
					key: 'note',
					label: 'Note',
					hint: 'What is noted.',
					kind: 'choice',
					isRequired: false,
					least: 0,
					most: 5,
					choices: [
						{ value: 'short', label: 'Short' },
						{ value: 'long', label: 'Long' },
					],
				},
			],
		}),
	})),
}

async function drafted(people: DemonstrationPeople, document: object = DOCUMENT): Promise<string> {
	const actor = people.actor(WHO.steward)
	const written = { changeNote: 'Fewer votes.', document: document as never } // plain data, as it comes from outside
	return done(await draftPolicy.execute(written, { actor })).version
}

async function withdrawn(people: DemonstrationPeople): Promise<string> {
	const version = await drafted(people)
	done(await withdrawPolicyDraft.execute({ version, note: 'No longer.' }, { actor: people.actor(WHO.steward) }))
	return version
}

/** Drafting the policy, editing, withdrawing and proposing a draft. */
export const POLICY_TRIALS: readonly CommandTrial[] = [
	{
		command: draftPolicy,
		prepare: async (people) => {
			const body = { changeNote: 'Fewer votes.', document: DOCUMENT, rubric: RUBRIC }
			return {
				actor: people.actor(WHO.steward),
				body,
				refused: {
					'a member that no policy has': [{ ...body, document: { ...DOCUMENT, secret: true } }, 'invalid_input'],
					'a rung with one too many': [
						{ ...body, document: { ...DOCUMENT, ladder: [{ ...DOCUMENT.ladder[0], weight: 1 }] } },
						'invalid_input',
					],
				},
			}
		},
	},
	{
		command: editPolicyDraft,
		prepare: async (people) => {
			const [version, over] = [await drafted(people), await withdrawn(people)]
			const rest = { expectedEdition: 1, changeNote: 'Fewer still.', document: DOCUMENT, rubric: RUBRIC }
			const body = { version, ...rest }
			return {
				actor: people.actor(WHO.steward),
				body,
				refused: {
					'a version that never was': [{ ...body, version: '9.9' }, 'not_found'],
					'one that is withdrawn': [{ ...body, version: over }, 'not_a_draft'],
					'an edition that is gone': [{ ...body, expectedEdition: 7 }, 'conflict'],
					'the founding policy': [{ ...body, version: '1.0' }, 'forbidden'],
				},
			}
		},
	},
	{
		command: withdrawPolicyDraft,
		prepare: async (people) => {
			const [version, over] = [await drafted(people), await withdrawn(people)]
			return {
				actor: people.actor(WHO.steward),
				body: { version, note: 'No longer needed.' },
				refused: {
					'a version that never was': [{ version: '9.9', note: 'Gone.' }, 'not_found'],
					'one that is withdrawn': [{ version: over, note: 'Again.' }, 'not_a_draft'],
				},
			}
		},
	},
	{
		command: proposePolicy,
		prepare: async (people) => {
			const sound = fromToday({ ...POLICY_1_0, mostVoteAttempts: 3 })
			const [version, over] = [await drafted(people, sound), await withdrawn(people)]
			const unsound = await drafted(people, fromToday({ ...POLICY_1_0, mostVoteAttempts: 1 }))
			const past = await drafted(people, { ...POLICY_1_0, mostVoteAttempts: 3 })
			const same = await drafted(people, fromToday(POLICY_1_0))
			const of = (draft: string) => ({ version: draft, expectedEdition: 1 })
			return {
				actor: people.actor(WHO.steward),
				body: of(version),
				refused: {
					'a version that never was': [of('9.9'), 'not_found'],
					'one that is withdrawn': [of(over), 'not_a_draft'],
					'one that is not sound': [of(unsound), 'draft_unsound'],
					'one whose first day is over': [of(past), 'draft_unsound'],
					'one that changes nothing': [of(same), 'nothing_changed'],
					'an edition that nobody saw': [{ version, expectedEdition: 9 }, 'draft_changed'],
				},
			}
		},
	},
]
