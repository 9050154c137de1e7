import { beforeEach, describe, expect, test } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { FACTOR_KEYS } from '@/lib/domain/assessment/rubric'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { days, hours, type Instant, minus, plus } from '@/lib/domain/kernel/instant'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { type CaseSteps, caseSteps } from '@/prisma/seed/case-steps'
import { slashingReport } from '@/prisma/seed/demonstration-reports'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { closePanelRound } from './commands/close-panel-round'
import { openSecondRound } from './commands/open-second-round'
import { getAssessment } from './queries/get-assessment'
import { listPanelMedians } from './queries/list-panel-medians'

const COORDINATOR = 1
const STEWARDS = [2, 3, 4]
const asVisitor = { actor: VISITOR }

let people: DemonstrationPeople
let steps: CaseSteps
let at: Instant
beforeEach(async () => {
	people = await demonstrationPeople()
	at = minus(Date.now() as Instant, hours(2))
	steps = await caseSteps(
		people,
		{
			operatorId: people.operatorIds['alder-validation'] ?? '',
			reporter: 10,
			manager: 9,
			report: slashingReport(minus(at, hours(6))),
		},
		at,
	)
	await steps.file(at)
	await steps.triage(at)
})

/** Everyone gives the mildest grades but the last steward, who gives the gravest. */
async function rate(): Promise<void> {
	for (const steward of STEWARDS) {
		const isHarsh = steward === STEWARDS.at(-1)
		const grades = Object.fromEntries(
			FACTOR_KEYS.map((key) => {
				const scale = RUBRIC_1_0.factors.find((factor) => factor.key === key)?.grades ?? []
				return [key, { grade: (isHarsh ? scale.at(-1) : scale[0])?.letter ?? 'X', rationale: 'Seen so.', facts: [] }]
			}),
		)
		await steps.rate('stewards', steward, grades, at)
	}
}

async function medians() {
	const answer = await listPanelMedians.ask({ incidentIds: [steps.incidentId] }, asVisitor)
	return answer.ok ? answer.value : null
}

/** Ends the first round of both panels; the peers' has run out without a rating. */
async function closeBoth(): Promise<void> {
	await closePanelRound.execute(stewards(), conductor())
	const late = { ...conductor(), at: plus(at, days(30)) }
	await closePanelRound.execute({ ...stewards(), panel: 'peers' }, late)
}

const conductor = () => ({ actor: people.actor(COORDINATOR), at: plus(at, hours(1)) })
const stewards = () => ({ incidentId: steps.incidentId, panel: 'stewards' as const })

describe('the medians of a list', () => {
	test('are nothing while the round is blind', async () => {
		await steps.publish(at)
		await rate()
		expect(await medians()).toEqual({})
	})

	test('are those of the case page once the round is closed', async () => {
		await steps.publish(at)
		await rate()
		await closeBoth()
		const page = await getAssessment.ask({ incidentId: steps.incidentId }, asVisitor)
		const panel = page.ok ? page.value.panels.find(({ kind }) => kind === 'stewards') : null
		const told = (await medians())?.[steps.incidentId]
		expect(told?.panels).toHaveLength(1)
		expect(told?.panels[0]?.aggregate.factors).toEqual(panel?.aggregate?.factors)
		expect(told?.panels[0]?.aggregate.factors[0]?.counts.map(({ count }) => count)).toEqual([2, 0, 0, 1])
	})

	test('are nothing while the peers still rate', async () => {
		await steps.publish(at)
		await rate()
		await closePanelRound.execute(stewards(), conductor())
		expect(await medians()).toEqual({})
	})

	test('are hidden again while a second round is open', async () => {
		await steps.publish(at)
		await rate()
		await closeBoth()
		expect((await openSecondRound.execute(stewards(), conductor())).ok).toBe(true)
		expect(await medians()).toEqual({})
	})

	test('are not told of a case that is not published', async () => {
		await rate()
		await closePanelRound.execute(stewards(), conductor())
		expect(await medians()).toEqual({})
	})
})
