import type { Actor } from '@/lib/domain/access/actor'
import { recordDecisionElsewhere } from '@/lib/server/decisions/commands/record-decision-elsewhere'
import { recordHistory } from '@/lib/server/incidents/commands/record-history'
import { recordMeasureElsewhere } from '@/lib/server/measures/commands/record-measure-elsewhere'
import { addModule } from '@/lib/server/operators/commands/add-module'
import { addOperator } from '@/lib/server/operators/commands/add-operator'
import { recordKeys } from '@/lib/server/operators/commands/record-keys'
import { recordTrust } from '@/lib/server/operators/commands/record-trust'
import { renameOperator } from '@/lib/server/operators/commands/rename-operator'
import { done, HISTORY, KEYS, WHO } from '@/lib/testing/cases'
import { type Answer, type Denial, outsiders } from './denial'
import { EXECUTION_DENIALS } from './execution-denials'
import { MEASURE_DENIALS } from './measure-denials'

const SOURCE = 'https://forum.example/t/1'

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

/** Measures, and the registers of the DAO. */
export const REGISTER_DENIALS: readonly Denial[] = [...EXECUTION_DENIALS, ...MEASURE_DENIALS, ...REGISTERS]
