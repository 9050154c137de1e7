import type { Actor } from '@/lib/domain/access/actor'
import { days, plus, toIso } from '@/lib/domain/kernel/instant'
import { breachMeasure } from '@/lib/server/measures/commands/breach-measure'
import { enactMeasure } from '@/lib/server/measures/commands/enact-measure'
import { escalateMeasure } from '@/lib/server/measures/commands/escalate-measure'
import { expireMeasure } from '@/lib/server/measures/commands/expire-measure'
import { keepMeasure } from '@/lib/server/measures/commands/keep-measure'
import { liftMeasure } from '@/lib/server/measures/commands/lift-measure'
import { reviewMeasure } from '@/lib/server/measures/commands/review-measure'
import { caseAt, done, type Stage, type TestCase, WHO } from '@/lib/testing/cases'
import { type Answer, type Attempt, bystanders, type Denial } from './denial'

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
const breach = (measureId: string, actor: Actor) =>
	breachMeasure.execute({ measureId, note: 'As seen.', evidence: 'Block 1' }, { actor })

export const MEASURE_DENIALS: readonly Denial[] = [
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
