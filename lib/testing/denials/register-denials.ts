import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { endRole } from '@/lib/server/access/commands/end-role'
import { grantRole } from '@/lib/server/access/commands/grant-role'
import { revokeSession } from '@/lib/server/access/commands/revoke-session'
import { listPeople } from '@/lib/server/access/queries/list-people'
import { startSession } from '@/lib/server/auth/sessions'
import { recordDecisionElsewhere } from '@/lib/server/decisions/commands/record-decision-elsewhere'
import { advanceClock } from '@/lib/server/demo/commands/advance-clock'
import { recordHistory } from '@/lib/server/incidents/commands/record-history'
import { listMyWork } from '@/lib/server/incidents/queries/list-my-work'
import { recordMeasureElsewhere } from '@/lib/server/measures/commands/record-measure-elsewhere'
import { addModule } from '@/lib/server/operators/commands/add-module'
import { addOperator } from '@/lib/server/operators/commands/add-operator'
import { recordKeys } from '@/lib/server/operators/commands/record-keys'
import { recordTrust } from '@/lib/server/operators/commands/record-trust'
import { renameOperator } from '@/lib/server/operators/commands/rename-operator'
import { done, HISTORY, KEYS, personId, WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { type Answer, type Attempt, byToken, type Denial, nobody } from './denial'
import { MEASURE_DENIALS } from './measure-denials'

const SOURCE = 'https://forum.example/t/1'

/** Who may not keep the registers of the DAO. */
function outsiders(people: DemonstrationPeople): Attempt['wrong'] {
	return {
		'a visitor': [VISITOR, 'unauthenticated'],
		'somebody without a role': [nobody(people), 'forbidden'],
		'a steward': [people.actor(WHO.steward), 'forbidden'],
		'the manager': [people.actor(WHO.manager), 'forbidden'],
		"a coordinator's token for reading": [byToken(people, WHO.coordinator, 'read'), 'forbidden'],
	}
}

function onRegister(
	permission: Denial['permission'],
	does: string,
	act: (operatorId: string, actor: Actor, moduleId: string) => Promise<Answer>,
	right: number = WHO.coordinator,
): Denial {
	return {
		permission,
		does,
		prepare: async (people) => {
			const operatorId = people.operatorIds['alder-validation'] ?? ''
			const made = await addModule.execute({ slug: 'new', name: 'New' }, { actor: people.actor(WHO.coordinator) })
			const { id } = done(made)
			return { act: (actor) => act(operatorId, actor, id), right: people.actor(right), wrong: outsiders(people) }
		},
	}
}

const decision = (operatorId: string) => ({
	operatorId,
	decidedOn: '2026-03-01',
	venue: 'Token vote 12',
	lever: 'setTargetLimit(7, 100)',
	result: 'executed' as const,
	source: SOURCE,
})

const REGISTERS: readonly Denial[] = [
	onRegister('decision.record_elsewhere', 'records a decision taken elsewhere', (operatorId, actor) =>
		recordDecisionElsewhere.execute(decision(operatorId), { actor }),
	),
	{
		permission: 'decision.record_elsewhere',
		does: 'records a measure of elsewhere',
		prepare: async (people) => {
			const right = people.actor(WHO.coordinator)
			const operatorId = people.operatorIds['alder-validation'] ?? ''
			const { id } = done(await recordDecisionElsewhere.execute(decision(operatorId), { actor: right }))
			const measure = { externalDecisionId: id, rung: 2 as const, inForceFrom: '2026-03-02T00:00:00Z' }
			return { act: (actor) => recordMeasureElsewhere.execute(measure, { actor }), right, wrong: outsiders(people) }
		},
	},
	onRegister(
		'history.import',
		'records a case of history',
		(operatorId, actor) => recordHistory.execute({ operatorId, ...HISTORY }, { actor }),
		WHO.administrator,
	),
	onRegister('operator.maintain', 'adds a module', (_, actor) =>
		addModule.execute({ slug: 'another', name: 'Another' }, { actor }),
	),
	onRegister('operator.maintain', 'adds an operator', (_, actor, moduleId) =>
		addOperator.execute({ moduleId, slug: 'elm', name: 'Elm', source: SOURCE }, { actor }),
	),
	onRegister('operator.maintain', 'renames an operator', (operatorId, actor) =>
		renameOperator.execute({ operatorId, name: 'Alder and Sons', source: SOURCE }, { actor }),
	),
	onRegister('operator.maintain', 'notes what can be trusted', (operatorId, actor) =>
		recordTrust.execute(
			{ operatorId, bond: 'bonded', admission: 'permissioned', identity: 'known', source: SOURCE },
			{ actor },
		),
	),
	onRegister('operator.maintain', 'notes keys', (operatorId, actor) =>
		recordKeys.execute({ operatorId, ...KEYS, source: SOURCE }, { actor }),
	),
]

const ACCOUNTS: readonly Denial[] = [
	...[grantRole, endRole].map(
		(command): Denial => ({
			permission: 'people.administer',
			does: `does ${command.name}`,
			prepare: async (people) => {
				const id = personId(people, command === endRole ? WHO.steward : WHO.peer)
				return {
					act: (actor) => command.execute({ personId: id, role: 'steward' }, { actor }),
					right: people.actor(WHO.administrator),
					wrong: {
						...outsiders(people),
						'the coordinator': [people.actor(WHO.coordinator), 'forbidden'],
						"an administrator's token": [byToken(people, WHO.administrator, 'read', 'report', 'conduct'), 'forbidden'],
					},
				}
			},
		}),
	),
	{
		permission: 'people.administer',
		does: 'sees people and their roles',
		prepare: async (people) => {
			const wrong = Object.entries(outsiders(people)).map(([who, [actor]]) => [who, [actor, 'not_found']] as const)
			return {
				act: (actor) => listPeople.ask({}, { actor }),
				right: people.actor(WHO.administrator),
				wrong: Object.fromEntries(wrong),
			}
		},
	},
	{
		permission: 'account.manage',
		does: 'ends a session',
		prepare: async (people) => {
			const sessionId = await startSession(personId(people, WHO.steward), 'wallet', '')
			return {
				act: (actor) => revokeSession.execute({ sessionId }, { actor }),
				right: people.actor(WHO.steward),
				wrong: {
					'a visitor': [VISITOR, 'not_found'],
					'an administrator': [people.actor(WHO.administrator), 'not_found'],
					'another steward': [people.actor(WHO.otherSteward), 'not_found'],
					"the owner's token": [byToken(people, WHO.steward, 'read', 'report', 'conduct'), 'not_found'],
				},
			}
		},
	},
	{
		permission: 'desk.read',
		does: 'sees what waits for oneself',
		prepare: async (people) => ({
			act: (actor) => listMyWork.ask({}, { actor }),
			right: nobody(people),
			wrong: {
				'a visitor': [VISITOR, 'not_found'],
				'Guardrail itself': [{ kind: 'system', task: 'test' }, 'not_found'],
				'a token for reports only': [byToken(people, WHO.reporter, 'report'), 'not_found'],
			},
		}),
	},
	{
		permission: 'demo.advance_clock',
		does: "moves a demonstration's clock",
		prepare: async (people) => ({
			act: (actor) => advanceClock.execute({ hours: 1 }, { actor }),
			right: people.actor(WHO.coordinator),
			wrong: {
				'a visitor': [VISITOR, 'unauthenticated'],
				'a steward': [people.actor(WHO.steward), 'forbidden'],
				'a manager': [people.actor(WHO.manager), 'forbidden'],
				"a coordinator's token": [byToken(people, WHO.coordinator, 'read', 'report', 'conduct'), 'forbidden'],
			},
		}),
	},
]

export const REGISTER_DENIALS: readonly Denial[] = [...MEASURE_DENIALS, ...REGISTERS, ...ACCOUNTS]
