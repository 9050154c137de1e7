import type { Actor } from '@/lib/domain/access/actor'
import { days, plus, toIso } from '@/lib/domain/kernel/instant'
import { recordDecisionElsewhere } from '@/lib/server/decisions/commands/record-decision-elsewhere'
import { recordHistory } from '@/lib/server/incidents/commands/record-history'
import { breachMeasure } from '@/lib/server/measures/commands/breach-measure'
import { enactMeasure } from '@/lib/server/measures/commands/enact-measure'
import { escalateMeasure } from '@/lib/server/measures/commands/escalate-measure'
import { expireMeasure } from '@/lib/server/measures/commands/expire-measure'
import { keepMeasure } from '@/lib/server/measures/commands/keep-measure'
import { liftMeasure } from '@/lib/server/measures/commands/lift-measure'
import { recordMeasureElsewhere } from '@/lib/server/measures/commands/record-measure-elsewhere'
import { reviewMeasure } from '@/lib/server/measures/commands/review-measure'
import { addModule } from '@/lib/server/operators/commands/add-module'
import { addOperator } from '@/lib/server/operators/commands/add-operator'
import { recordKeys } from '@/lib/server/operators/commands/record-keys'
import { recordTrust } from '@/lib/server/operators/commands/record-trust'
import { renameOperator } from '@/lib/server/operators/commands/rename-operator'
import { caseAt, done, HISTORY, KEYS, type Stage, type TestCase, WHO } from '@/lib/testing/cases'
import { type Answer, type Attempt, bystanders, type Denial, outsiders } from './denial'

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

/** A step of a measure, from the stage where it can be taken; `at` is when. */
function onMeasure(
	does: string,
	stage: Stage,
	act: (found: TestCase) => Attempt['act'],
	before?: (measureId: string, actor: Actor) => Promise<Answer>,
): Denial {
	return {
		permission: 'measure.conduct',
		does,
		prepare: async (people) => {
			const found = await caseAt(people, stage, { isPublished: true })
			const right = people.actor(WHO.coordinator)
			if (before) done(await before(found.measureId, right))
			return { act: act(found), right, wrong: bystanders(people) }
		},
	}
}

const review = (measureId: string, actor: Actor) => reviewMeasure.execute({ measureId }, { actor })
const breach = (measureId: string, actor: Actor) => breachMeasure.execute({ measureId, note: 'As seen.' }, { actor })

const MEASURES: readonly Denial[] = [
	onMeasure(
		'brings a measure into force',
		'decided',
		({ measureId }) =>
			(actor) =>
				enactMeasure.execute({ measureId, evidence: 'Forum post' }, { actor }),
	),
	onMeasure(
		'reviews a measure',
		'enforcing',
		({ measureId }) =>
			(actor) =>
				review(measureId, actor),
	),
	onMeasure(
		'keeps a measure',
		'enforcing',
		({ measureId, at }) =>
			(actor) =>
				keepMeasure.execute({ measureId, nextReviewAt: toIso(plus(at, days(90))), note: 'Still needed.' }, { actor }),
		review,
	),
	onMeasure(
		'lifts a measure',
		'enforcing',
		({ measureId }) =>
			(actor) =>
				liftMeasure.execute({ measureId, note: 'It has done its work.' }, { actor }),
	),
	onMeasure(
		'lets a measure expire',
		'enforcing',
		({ measureId, at }) =>
			(actor) =>
				expireMeasure.execute({ measureId }, { actor, at: plus(at, days(366)) }),
	),
	onMeasure(
		'marks a measure as breached',
		'enforcing',
		({ measureId }) =>
			(actor) =>
				breach(measureId, actor),
	),
	onMeasure(
		'escalates a measure',
		'enforcing',
		({ measureId }) =>
			(actor) =>
				escalateMeasure.execute({ measureId, note: 'A key limit follows.' }, { actor }),
		breach,
	),
]

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
export const REGISTER_DENIALS: readonly Denial[] = [...MEASURES, ...REGISTERS]
