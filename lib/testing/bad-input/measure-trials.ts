import type { Actor } from '@/lib/domain/access/actor'
import { days, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import { recordDecisionElsewhere } from '@/lib/server/decisions/commands/record-decision-elsewhere'
import { breachMeasure } from '@/lib/server/measures/commands/breach-measure'
import { enactMeasure } from '@/lib/server/measures/commands/enact-measure'
import { expireMeasure } from '@/lib/server/measures/commands/expire-measure'
import { keepMeasure } from '@/lib/server/measures/commands/keep-measure'
import { liftMeasure } from '@/lib/server/measures/commands/lift-measure'
import { recordMeasureElsewhere } from '@/lib/server/measures/commands/record-measure-elsewhere'
import { reviewMeasure } from '@/lib/server/measures/commands/review-measure'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import type { CommandTrial, Trial } from './trial'

/** A planned measure, one in force, one under review, one that was breached and one that was lifted. */
async function measures(people: DemonstrationPeople) {
	const actor = people.actor(WHO.coordinator)
	const { measureId: planned } = await caseAt(people, 'decided')
	const inForceElsewhere = async () => {
		const externalDecisionId = await decidedElsewhere(people, actor)
		const start = { rung: 2, inForceFrom: '2026-03-02T00:00:00Z' } as const
		return done(await recordMeasureElsewhere.execute({ externalDecisionId, ...start }, { actor })).id
	}
	const [inForce, underReview] = [await inForceElsewhere(), await inForceElsewhere()]
	const [breached, lifted] = [await inForceElsewhere(), await inForceElsewhere()]
	done(await reviewMeasure.execute({ measureId: underReview }, { actor }))
	done(await breachMeasure.execute({ measureId: breached, note: 'As seen on chain.', evidence: 'Block 1' }, { actor }))
	done(await liftMeasure.execute({ measureId: lifted, note: 'It has done its work.' }, { actor }))
	return { planned, inForce, underReview, breached, lifted }
}

type Measures = Awaited<ReturnType<typeof measures>>

/** A step of a measure: from one state it is taken, from the others it is refused. */
function onMeasure(
	command: CommandTrial['command'],
	from: keyof Measures,
	notFrom: readonly (keyof Measures)[],
	fields: Readonly<Record<string, unknown>>,
	more: (body: Trial['body']) => Trial['refused'] = () => ({}),
): CommandTrial {
	return {
		command,
		prepare: async (people) => {
			const ids = await measures(people)
			const body = { ...fields, measureId: ids[from] }
			const elsewhere = notFrom.map((state) => [state, [{ ...body, measureId: ids[state] }, 'wrong_measure_state']])
			return {
				actor: people.actor(WHO.coordinator),
				body,
				refused: { ...Object.fromEntries(elsewhere), ...more(body) },
			}
		},
	}
}

async function decidedElsewhere(people: DemonstrationPeople, actor: Actor): Promise<string> {
	const operatorId = people.operatorIds['alder-validation'] ?? ''
	const decision = { operatorId, decidedOn: '2026-03-01', venue: 'Token vote', lever: 'setTargetLimit' }
	const result = { result: 'executed', source: 'https://forum.example/t/1' } as const
	return done(await recordDecisionElsewhere.execute({ ...decision, ...result }, { actor })).id
}

const NOTE = { note: 'As the record shows.' }
const LATER = toIso(plus(Date.now() as Instant, days(30)))

/** The life of a measure; what hangs on its conditions and on what adds up stands in follow-up-trials.ts. */
export const MEASURE_TRIALS: readonly CommandTrial[] = [
	onMeasure(
		enactMeasure,
		'planned',
		['inForce', 'underReview', 'breached', 'lifted'],
		{ ...NOTE, evidence: `0x${'ab'.repeat(32)}`, from: toIso(Date.now() as Instant) },
		(body) => ({
			'a start before the decision': [{ ...body, from: '2026-01-01T00:00:00Z' }, 'before_decision'],
			'a start to come': [{ ...body, from: LATER }, 'start_in_the_future'],
		}),
	),
	onMeasure(reviewMeasure, 'inForce', ['planned', 'underReview', 'breached', 'lifted'], NOTE),
	onMeasure(
		keepMeasure,
		'underReview',
		['planned', 'inForce', 'breached', 'lifted'],
		{ ...NOTE, nextReviewAt: LATER },
		(body) => ({ 'a review that is over': [{ ...body, nextReviewAt: '2026-01-01T00:00:00Z' }, 'review_in_the_past'] }),
	),
	{
		command: expireMeasure,
		prepare: async (people) => {
			const { measureId, at } = await caseAt(people, 'enforcing')
			const { measureId: fresh } = await caseAt(people, 'enforcing')
			const actor = people.actor(WHO.coordinator)
			return {
				actor,
				at: plus(at, days(366)),
				body: { measureId },
				refused: { 'a measure that goes on': [{ measureId: fresh }, 'not_expired'] },
			}
		},
	},
	{
		command: recordMeasureElsewhere,
		prepare: async (people) => {
			const actor = people.actor(WHO.coordinator)
			const externalDecisionId = await decidedElsewhere(people, actor)
			const there = await decidedElsewhere(people, actor)
			const inForceFrom = '2026-03-02T00:00:00Z'
			done(await recordMeasureElsewhere.execute({ externalDecisionId: there, rung: 2, inForceFrom }, { actor }))
			const body = {
				externalDecisionId,
				rung: 2,
				parameters: { target: 100, conditions: 'Until it is shown' },
				inForceFrom,
				endedAt: '2026-04-02T00:00:00Z',
				note: 'Read from the forum.',
			}
			return {
				actor,
				body,
				refused: {
					'a measure that is there': [{ ...body, externalDecisionId: there }, 'already_there'],
					'a rung without a measure': [{ ...body, rung: 0 }, 'invalid_input'],
					'an end before its start': [{ ...body, endedAt: '2026-03-01T00:00:00Z' }, 'ended_before_start'],
				},
			}
		},
	},
]
