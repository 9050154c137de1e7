import type { Actor } from '@/lib/domain/access/actor'
import { days, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import { endAttempt } from '@/lib/server/execution/commands/end-attempt'
import { handOverStep } from '@/lib/server/execution/commands/hand-over-step'
import { relaunchStep } from '@/lib/server/execution/commands/relaunch-step'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import type { CommandTrial } from './trial'

const HANDED = { purpose: 'apply', step: 'record', venue: 'forum', link: 'https://forum.example/t/1' } as const
const ENDED = {
	purpose: 'apply',
	step: 'record',
	outcome: 'passed',
	evidence: 'Transaction 0xab',
	note: 'As seen.',
} as const
const LATER = toIso(plus(Date.now() as Instant, days(30)))

/** A measure that nobody handed over, one whose step runs, and one whose step has passed. */
async function measures(people: DemonstrationPeople) {
	const actor: Actor = people.actor(WHO.coordinator)
	const ids = []
	for (let at = 0; at < 3; at += 1) ids.push((await caseAt(people, 'decided')).measureId)
	const [fresh = '', running = '', passed = ''] = ids
	for (const measureId of [running, passed]) done(await handOverStep.execute({ measureId, ...HANDED }, { actor }))
	done(await endAttempt.execute({ measureId: passed, ...ENDED }, { actor }))
	return { actor, fresh, running, passed, now: toIso(Date.now() as Instant) }
}

/** What is recorded of a measure that is carried out elsewhere. */
export const EXECUTION_TRIALS: readonly CommandTrial[] = [
	{
		command: handOverStep,
		prepare: async (people) => {
			const { actor, fresh, running, now } = await measures(people)
			const body = { ...HANDED, measureId: fresh, handedAt: now }
			return {
				actor,
				body,
				refused: {
					'a step handed over before': [{ ...body, measureId: running }, 'handed_over_before'],
					'a step that the plan lacks': [{ ...body, step: 'deactivate' }, 'step_unknown'],
					'a time to come': [{ ...body, handedAt: LATER }, 'handed_in_the_future'],
					'a time before the decision': [{ ...body, handedAt: '1999-01-01T00:00:00Z' }, 'handed_before_decision'],
					'a link that is none': [{ ...body, link: 'javascript:alert(1)' }, 'invalid_input'],
				},
			}
		},
	},
	{
		command: endAttempt,
		prepare: async (people) => {
			const { actor, fresh, running, passed, now } = await measures(people)
			const body = { ...ENDED, measureId: running, endedAt: now }
			return {
				actor,
				body,
				refused: {
					'a step that was not handed over': [{ ...body, measureId: fresh }, 'not_handed_over'],
					'a step that has passed': [{ ...body, measureId: passed }, 'attempt_ended'],
					'an end before its start': [{ ...body, endedAt: '2026-01-01T00:00:00Z' }, 'ended_before_start'],
					'an end to come': [{ ...body, endedAt: LATER }, 'ended_in_the_future'],
					'an outcome that only a new try has': [{ ...body, outcome: 'relaunched' }, 'invalid_input'],
				},
			}
		},
	},
	{
		command: relaunchStep,
		prepare: async (people) => {
			const { actor, fresh, running, passed, now } = await measures(people)
			const body = { ...HANDED, measureId: running, handedAt: now }
			return {
				actor,
				body,
				refused: {
					'a step that was not handed over': [{ ...body, measureId: fresh }, 'not_handed_over'],
					'a step that has passed': [{ ...body, measureId: passed }, 'already_passed'],
					'a time before the former try': [{ ...body, handedAt: '2026-01-01T00:00:00Z' }, 'relaunched_too_early'],
					'a time to come': [{ ...body, handedAt: LATER }, 'handed_in_the_future'],
				},
			}
		},
	},
]
