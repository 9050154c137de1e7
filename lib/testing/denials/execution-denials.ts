import type { Actor } from '@/lib/domain/access/actor'
import { endAttempt } from '@/lib/server/execution/commands/end-attempt'
import { handOverStep } from '@/lib/server/execution/commands/hand-over-step'
import { relaunchStep } from '@/lib/server/execution/commands/relaunch-step'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { type Answer, bystanders, type Denial } from './denial'

const HANDED = { step: 'record', venue: 'forum', link: 'https://forum.example/t/1' } as const

function onHandOff(
	does: string,
	act: (measureId: string, actor: Actor) => Promise<Answer>,
	before?: (measureId: string, actor: Actor) => Promise<Answer>,
): Denial {
	return {
		permission: 'execution.track',
		does,
		prepare: async (people) => {
			const { measureId } = await caseAt(people, 'decided', { isPublished: true })
			const right = people.actor(WHO.coordinator)
			if (before) done(await before(measureId, right))
			return { act: (actor) => act(measureId, actor), right, wrong: bystanders(people) }
		},
	}
}

const handOver = (measureId: string, actor: Actor) => handOverStep.execute({ measureId, ...HANDED }, { actor })

export const EXECUTION_DENIALS: readonly Denial[] = [
	onHandOff('hands a step over', handOver),
	onHandOff(
		'records how a try ended',
		(measureId, actor) =>
			endAttempt.execute({ measureId, step: 'record', outcome: 'passed', evidence: 'Read there' }, { actor }),
		handOver,
	),
	onHandOff(
		'puts a step up again',
		(measureId, actor) => relaunchStep.execute({ measureId, ...HANDED }, { actor }),
		handOver,
	),
]
