import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { days, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import { appealEscalation } from '@/lib/server/measures/commands/appeal-escalation'
import { breachMeasure } from '@/lib/server/measures/commands/breach-measure'
import { completeMeasure } from '@/lib/server/measures/commands/complete-measure'
import { drawUpConditions } from '@/lib/server/measures/commands/draw-up-conditions'
import { enactMeasure } from '@/lib/server/measures/commands/enact-measure'
import { escalateMeasure } from '@/lib/server/measures/commands/escalate-measure'
import { expireMeasure } from '@/lib/server/measures/commands/expire-measure'
import { keepMeasure } from '@/lib/server/measures/commands/keep-measure'
import { liftMeasure } from '@/lib/server/measures/commands/lift-measure'
import { remindOfReview } from '@/lib/server/measures/commands/remind-of-review'
import { reportCondition } from '@/lib/server/measures/commands/report-condition'
import { reviewMeasure } from '@/lib/server/measures/commands/review-measure'
import { ruleOnEscalation } from '@/lib/server/measures/commands/rule-on-escalation'
import { verifyCondition } from '@/lib/server/measures/commands/verify-condition'
import { caseAt, done, type Stage, type TestCase, WHO, type Wishes } from '@/lib/testing/cases'
import { escalated, SHOWN, withCondition } from '@/lib/testing/measures'
import { type Answer, type Attempt, bystanders, byToken, type Denial, ofAlder } from './denial'

/** A step of a measure, from the stage where it can be taken; `at` is when. */
function onMeasure(
	does: string,
	stage: Stage,
	act: (found: TestCase) => Attempt['act'],
	before?: (measureId: string, actor: Actor) => Promise<Answer>,
	wishes: Wishes = {},
): Denial {
	return {
		permission: 'measure.conduct',
		does,
		prepare: async (people) => {
			const found = await caseAt(people, stage, { ...wishes, isPublished: true })
			const right = people.actor(WHO.coordinator)
			if (before) done(await before(found.measureId, right))
			return { act: act(found), right, wrong: bystanders(people) }
		},
	}
}

const review = (measureId: string, actor: Actor) => reviewMeasure.execute({ measureId }, { actor })
const breach = (measureId: string, actor: Actor) =>
	breachMeasure.execute({ measureId, note: 'As seen.', evidence: 'Block 1' }, { actor })

/** A review in 90 days, of which people are told two weeks before. */
async function keptForNow(measureId: string, actor: Actor): Promise<Answer> {
	done(await review(measureId, actor))
	const nextReviewAt = toIso(plus(Date.now() as Instant, days(90)))
	return keepMeasure.execute({ measureId, nextReviewAt, note: 'Still needed.' }, { actor })
}

export const MEASURE_DENIALS: readonly Denial[] = [
	onMeasure(
		'brings a measure into force',
		'decided',
		({ measureId }) =>
			(actor) =>
				enactMeasure.execute({ measureId, evidence: 'https://research.lido.fi/t/1' }, { actor }),
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
				escalateMeasure.execute({ measureId, way: 'set_aside', note: 'It was a mistake.' }, { actor }),
		breach,
	),
	onMeasure(
		'records that an offboarding was completed',
		'enforcing',
		({ measureId, at }) =>
			(actor) =>
				completeMeasure.execute({ measureId, on: toIso(at), note: '', evidence: 'Transaction 0xab' }, { actor }),
		undefined,
		{ rung: 6 },
	),
	onMeasure(
		'reminds of a review',
		'enforcing',
		({ measureId, at }) =>
			(actor) =>
				remindOfReview.execute({ measureId }, { actor, at: plus(at, days(80)) }),
		keptForNow,
	),
	onMeasure(
		'draws up conditions',
		'decided',
		({ measureId }) =>
			(actor) =>
				drawUpConditions.execute({ measureId, conditions: [{ text: 'A drill' }] }, { actor }),
	),
	{
		permission: 'measure.report_condition',
		does: 'reports a condition',
		prepare: async (people) => {
			const { conditionId } = await withCondition(people)
			const { 'the manager': _, ...others } = bystanders(people)
			return {
				act: (actor) => reportCondition.execute({ conditionId, ...SHOWN }, { actor }),
				right: people.actor(WHO.manager),
				wrong: {
					'a visitor': others['a visitor'] ?? [VISITOR, 'unauthenticated'],
					'a coordinator': [people.actor(WHO.coordinator), 'forbidden'],
					'a steward': [people.actor(WHO.steward), 'forbidden'],
					'a peer': [people.actor(WHO.peer), 'forbidden'],
					"the manager's token for reading": [byToken(people, WHO.manager, 'read'), 'forbidden'],
				},
			}
		},
	},
	{
		permission: 'measure.verify_condition',
		does: 'finds a condition met',
		prepare: async (people) => {
			const { conditionId } = await withCondition(people)
			return {
				act: (actor) => verifyCondition.execute({ conditionId, state: 'met', ...SHOWN }, { actor }),
				right: people.actor(WHO.steward),
				wrong: {
					'a visitor': [VISITOR, 'unauthenticated'],
					'a coordinator': [people.actor(WHO.coordinator), 'forbidden'],
					'the manager': [people.actor(WHO.manager), 'forbidden'],
					'a peer': [people.actor(WHO.peer), 'forbidden'],
					'a steward of the operator': [ofAlder(people, WHO.steward), 'forbidden'],
					"a steward's token": [byToken(people, WHO.steward, 'conduct'), 'forbidden'],
				},
			}
		},
	},
	{
		permission: 'incident.appeal',
		does: 'appeals an escalation',
		prepare: async (people) => {
			const { id: escalationId } = await escalated(people)
			return {
				act: (actor) => appealEscalation.execute({ escalationId, grounds: 'One was lifted.' }, { actor }),
				right: people.actor(WHO.manager),
				wrong: {
					'a visitor': [VISITOR, 'unauthenticated'],
					'a coordinator': [people.actor(WHO.coordinator), 'forbidden'],
					'a reporter': [people.actor(WHO.reporter), 'forbidden'],
					'a peer': [people.actor(WHO.peer), 'forbidden'],
				},
			}
		},
	},
	{
		permission: 'incident.rule_on_appeal',
		does: 'rules on an appeal against an escalation',
		prepare: async (people) => {
			const { id: escalationId } = await escalated(people)
			const actor = people.actor(WHO.manager)
			done(await appealEscalation.execute({ escalationId, grounds: 'One was lifted.' }, { actor }))
			return {
				act: (by) => ruleOnEscalation.execute({ escalationId, ruling: 'rejected', note: 'It counts.' }, { actor: by }),
				right: people.actor(WHO.coordinator),
				wrong: bystanders(people),
			}
		},
	},
]
