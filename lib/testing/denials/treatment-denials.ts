import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { appealDecision } from '@/lib/server/incidents/commands/appeal-decision'
import { commentOnIncident } from '@/lib/server/incidents/commands/comment-on-incident'
import { dismissIncident } from '@/lib/server/incidents/commands/dismiss-incident'
import { publishIncident } from '@/lib/server/incidents/commands/publish-incident'
import { replyToIncident } from '@/lib/server/incidents/commands/reply-to-incident'
import { ruleOnAppeal } from '@/lib/server/incidents/commands/rule-on-appeal'
import { triageIncident } from '@/lib/server/incidents/commands/triage-incident'
import { verifyRemediation } from '@/lib/server/incidents/commands/verify-remediation'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { caseAt, done, NEW_EVIDENCE, type Stage, WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { type Answer, type Attempt, bystanders, byToken, type Denial, nobody, ofAlder } from './denial'

const HOUSE: Actor = { kind: 'system', task: 'test' }

/** An act on a case at a stage, by its id alone. */
function onCase(
	permission: Denial['permission'],
	does: string,
	stage: Stage,
	act: (incidentId: string, actor: Actor) => Promise<Answer>,
	who: (people: DemonstrationPeople) => Pick<Attempt, 'right' | 'wrong'>,
): Denial {
	return {
		permission,
		does,
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, stage, { isPublished: true })
			return { act: (actor) => act(incidentId, actor), ...who(people) }
		},
	}
}

/** What happens to a filed case besides panels and votes. */
export const TREATMENT_DENIALS: readonly Denial[] = [
	onCase(
		'incident.triage',
		'triages a case',
		'filed',
		(incidentId, actor) => triageIncident.execute({ incidentId }, { actor }),
		(people) => ({
			right: people.actor(WHO.coordinator),
			wrong: { ...bystanders(people), 'Guardrail itself': [HOUSE, 'forbidden'] },
		}),
	),
	onCase(
		'incident.triage',
		'dismisses a case',
		'filed',
		(incidentId, actor) =>
			dismissIncident.execute({ incidentId, reason: 'not_an_incident', note: 'A planned test.' }, { actor }),
		(people) => ({ right: people.actor(WHO.coordinator), wrong: bystanders(people) }),
	),
	onCase(
		'incident.reply',
		'replies',
		'assessing',
		(incidentId, actor) => replyToIncident.execute({ incidentId, body: 'We have wiped the host.' }, { actor }),
		(people) => ({
			right: people.actor(WHO.reporter),
			wrong: {
				'a visitor': [VISITOR, 'unauthenticated'],
				'the coordinator': [people.actor(WHO.coordinator), 'forbidden'],
				'a steward': [people.actor(WHO.steward), 'forbidden'],
				"another operator's manager": [people.actor(WHO.peer), 'forbidden'],
				"a reporter's token for reading": [byToken(people, WHO.reporter, 'read'), 'forbidden'],
			},
		}),
	),
	{
		permission: 'incident.publish',
		does: 'publishes a case',
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed')
			return {
				act: (actor) => publishIncident.execute({ incidentId }, { actor }),
				right: people.actor(WHO.coordinator),
				wrong: {
					'a visitor': [VISITOR, 'not_found'],
					'the manager': [people.actor(WHO.manager), 'forbidden'],
					'a steward': [people.actor(WHO.steward), 'forbidden'],
					"a coordinator's token for reading": [byToken(people, WHO.coordinator, 'read'), 'forbidden'],
				},
			}
		},
	},
	onCase(
		'incident.comment',
		'comments',
		'assessing',
		(incidentId, actor) => commentOnIncident.execute({ incidentId, body: 'We saw the same.' }, { actor }),
		(people) => ({
			right: people.actor(WHO.peer),
			wrong: {
				'a visitor': [VISITOR, 'unauthenticated'],
				'somebody without a role': [nobody(people), 'forbidden'],
				'an administrator': [people.actor(WHO.administrator), 'forbidden'],
				"a peer's token for conducting": [byToken(people, WHO.peer, 'read', 'conduct'), 'forbidden'],
			},
		}),
	),
	onCase(
		'incident.appeal',
		'appeals',
		'decided',
		(incidentId, actor) =>
			appealDecision.execute({ incidentId, grounds: 'A log was found.', newEvidence: NEW_EVIDENCE }, { actor }),
		(people) => ({
			right: people.actor(WHO.manager),
			wrong: {
				'a visitor': [VISITOR, 'unauthenticated'],
				'a reporter': [people.actor(WHO.reporter), 'forbidden'],
				"another operator's manager": [people.actor(WHO.peer), 'forbidden'],
				'the coordinator': [people.actor(WHO.coordinator), 'forbidden'],
				"the manager's token with all scopes": [byToken(people, WHO.manager, 'read', 'report', 'conduct'), 'forbidden'],
			},
		}),
	),
	{
		permission: 'incident.rule_on_appeal',
		does: 'rules on an appeal',
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'decided', { isPublished: true })
			const appeal = { incidentId, grounds: 'A log was found.', newEvidence: NEW_EVIDENCE }
			done(await appealDecision.execute(appeal, { actor: people.actor(WHO.manager) }))
			return {
				act: (actor) => ruleOnAppeal.execute({ incidentId, ruling: 'accepted', note: 'It is new.' }, { actor }),
				right: people.actor(WHO.coordinator),
				wrong: bystanders(people),
			}
		},
	},
	{
		permission: 'remediation.verify',
		does: 'verifies a remediation item',
		prepare: async (people) => {
			const { incidentId } = await caseAt(people, 'filed', { isPublished: true })
			const { report } = done(await getIncident.ask({ ref: incidentId }, { actor: people.actor(WHO.coordinator) }))
			const itemId = report.remediation[0]?.id ?? ''
			const finding = { incidentId, itemId, isSatisfied: true, why: 'Seen on the host.' }
			return {
				act: (actor) => verifyRemediation.execute(finding, { actor }),
				right: people.actor(WHO.steward),
				wrong: {
					'a visitor': [VISITOR, 'unauthenticated'],
					'the manager': [people.actor(WHO.manager), 'forbidden'],
					'the coordinator': [people.actor(WHO.coordinator), 'forbidden'],
					'a steward of the operator': [ofAlder(people, WHO.steward), 'forbidden'],
					"a steward's token with all scopes": [byToken(people, WHO.steward, 'read', 'report', 'conduct'), 'forbidden'],
				},
			}
		},
	},
]
