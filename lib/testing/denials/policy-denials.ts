import { VISITOR } from '@/lib/domain/access/actor'
import { instant, minutes, plus } from '@/lib/domain/kernel/instant'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { tallyVote } from '@/lib/server/decisions/commands/tally-vote'
import { getVote } from '@/lib/server/decisions/queries/get-vote'
import { draftPolicy } from '@/lib/server/policy/commands/draft-policy'
import { editPolicyDraft } from '@/lib/server/policy/commands/edit-policy-draft'
import { proposePolicy } from '@/lib/server/policy/commands/propose-policy'
import { withdrawPolicyDraft } from '@/lib/server/policy/commands/withdraw-policy-draft'
import { getPolicyRecord } from '@/lib/server/policy/queries/get-policy-record'
import { done, WHO } from '@/lib/testing/cases'
import { fromToday } from '@/lib/testing/policies'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { type Attempt, byToken, type Denial, nobody } from './denial'

/** A draft of a steward that could be voted on. */
async function draftOf(people: DemonstrationPeople) {
	const actor = people.actor(WHO.steward)
	const document = fromToday({ ...POLICY_1_0, mostVoteAttempts: 3 }) as never // plain data, as it comes from outside
	const { version } = done(await draftPolicy.execute({ changeNote: 'Fewer votes.', document }, { actor }))
	return done(await getPolicyRecord.ask({ version }, { actor }))
}

/** Who has no say in the rules. */
function withoutSay(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		'a visitor': [VISITOR, 'unauthenticated'],
		'somebody without a role': [nobody(people), 'forbidden'],
		'the manager': [people.actor(WHO.manager), 'forbidden'],
		"a steward's token": [byToken(people, WHO.steward, 'read', 'report', 'conduct'), 'forbidden'],
	}
}

/** Who may write drafts and has not written this one. */
function otherAuthors(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		...withoutSay(people),
		'another steward': [people.actor(WHO.otherSteward), 'forbidden'],
		'an administrator': [people.actor(WHO.administrator), 'forbidden'],
	}
}

/** Drafting the policy, editing a draft, and calling a vote on it. */
export const POLICY_DENIALS: readonly Denial[] = [
	{
		permission: 'policy.draft',
		does: 'starts a draft of the policy',
		prepare: async (people) => ({
			act: (actor) => draftPolicy.execute({ changeNote: 'Mine.' }, { actor }),
			right: people.actor(WHO.steward),
			wrong: withoutSay(people),
		}),
	},
	{
		permission: 'policy.edit_draft',
		does: 'edits a draft of the policy',
		prepare: async (people) => {
			const { version, edition, document, rubric } = await draftOf(people)
			const written = { changeNote: 'Otherwise.', document: document as never, rubric: rubric as never }
			return {
				act: (actor) => editPolicyDraft.execute({ version, expectedEdition: edition, ...written }, { actor }),
				right: people.actor(WHO.steward),
				wrong: { ...otherAuthors(people), 'the coordinator': [people.actor(WHO.coordinator), 'forbidden'] },
			}
		},
	},
	{
		permission: 'policy.edit_draft',
		does: 'withdraws a draft of the policy',
		prepare: async (people) => {
			const { version } = await draftOf(people)
			return {
				act: (actor) => withdrawPolicyDraft.execute({ version, note: 'No longer.' }, { actor }),
				right: people.actor(WHO.steward),
				wrong: { ...otherAuthors(people), 'the coordinator': [people.actor(WHO.coordinator), 'forbidden'] },
			}
		},
	},
	...[WHO.steward, WHO.coordinator].map(
		(right): Denial => ({
			permission: 'policy.propose',
			does: `puts a draft of the policy to the vote as ${right === WHO.steward ? 'its author' : 'a coordinator'}`,
			prepare: async (people) => {
				const { version, edition } = await draftOf(people)
				return {
					act: (actor) => proposePolicy.execute({ version, expectedEdition: edition }, { actor }),
					right: people.actor(right),
					wrong: otherAuthors(people),
				}
			},
		}),
	),
	...[WHO.steward, WHO.coordinator].map(
		(right): Denial => ({
			permission: 'policy.propose',
			does: `counts the vote on a draft of the policy as ${right === WHO.steward ? 'its author' : 'a coordinator'}`,
			prepare: async (people) => {
				const { version, edition } = await draftOf(people)
				const author = { actor: people.actor(WHO.steward) }
				const { voteId } = done(await proposePolicy.execute({ version, expectedEdition: edition }, author))
				const { closesAt } = done(await getVote.ask({ voteId }, author))
				const at = plus(instant(closesAt), minutes(1))
				return {
					act: (actor) => tallyVote.execute({ voteId }, { actor, at }),
					right: people.actor(right),
					wrong: otherAuthors(people),
				}
			},
		}),
	),
]
