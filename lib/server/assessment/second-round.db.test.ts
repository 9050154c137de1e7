import { expect, test } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { VISITOR } from '@/lib/domain/access/actor'
import { earlyEndInWords } from '@/lib/format/early-end'
import { caseAt, done, GRADES, WHO } from '@/lib/testing/cases'
import { seedPeople } from '@/prisma/seed/people'
import { closePanelRound } from './commands/close-panel-round'
import { openSecondRound } from './commands/open-second-round'
import { recuseFromPanel } from './commands/recuse-from-panel'
import { submitRating } from './commands/submit-rating'
import { getAssessment } from './queries/get-assessment'

const OTHERS = { ...GRADES, INT: { ...GRADES.INT, grade: 'D' } }

test('what is not revised in the second round stands, a recusal stays, and nobody joins who has seen the ratings', async () => {
	const people = await seedPeople()
	const { incidentId, revisionHash } = await caseAt(people, 'assessing', { isPublished: true })
	const coordinator = people.actor(WHO.coordinator)
	const [first, second, third, late] = [2, 3, 4, 6].map((index) => people.actor(index)) as [Actor, Actor, Actor, Actor]
	const panel = { incidentId, panel: 'stewards' as const }
	const rate = (actor: Actor, grades: object) =>
		submitRating.execute({ ...panel, revisionHash, grades, conflict: 'none' } as never, { actor })
	const stewards = async (actor: Actor) => {
		const view = done(await getAssessment.ask({ incidentId }, { actor }))
		return view.panels.find(({ kind }) => kind === 'stewards')
	}

	done(await rate(first, OTHERS))
	done(await rate(second, OTHERS))
	done(
		await recuseFromPanel.execute({ ...panel, conflict: 'invested_in', conflictNote: '' } as never, { actor: third }),
	)
	done(await closePanelRound.execute(panel, { actor: coordinator }))
	expect(await stewards(VISITOR)).toMatchObject({ vector: null, ratings: [] }) // the peers have not rated yet
	const tooEarly = await openSecondRound.execute(panel, { actor: coordinator })
	expect(!tooEarly.ok && tooEarly.problem.reason).toBe('still_blind')
	const peer = people.actor(WHO.peer)
	const asPeer = { incidentId, panel: 'peers', revisionHash, grades: GRADES, conflict: 'none' }
	done(await submitRating.execute(asPeer as never, { actor: peer }))
	done(await closePanelRound.execute({ incidentId, panel: 'peers' }, { actor: coordinator }))
	const before = await stewards(VISITOR)
	done(await openSecondRound.execute(panel, { actor: coordinator }))

	const refused = await rate(late, GRADES)
	expect(!refused.ok && refused.problem.reason).toBe('not_in_first_round')
	expect((await stewards(late))?.mayRate.allowed).toBe(false)
	expect((await stewards(second))?.mine).toMatchObject({ round: 1, sequence: 1 })
	expect(await stewards(VISITOR)).toMatchObject({ vector: null, ratings: [], first: { aggregate: before?.aggregate } })

	done(await rate(first, GRADES))
	done(await closePanelRound.execute(panel, { actor: coordinator }))
	const after = await stewards(VISITOR)
	expect(after?.ratings.map(({ grades }) => grades.INT?.grade)).toEqual(['N', 'D'])
	expect(after?.recusals).toHaveLength(1)
	expect([after?.ratingsIn, after?.aggregate?.raters]).toEqual([2, 2])
	expect(after?.first?.aggregate).toEqual(before?.aggregate)
	const told = after?.endedEarly.map((end) => earlyEndInWords({ ...end, hoursEarly: 0 }))
	expect(told).toEqual([
		'Closed less than an hour before its time by the coordinator, when 2 of 6 had rated.',
		'Closed less than an hour before its time by the coordinator, when 1 of 2 had revised.',
	])
	expect(after?.endedEarly.every(({ hoursEarly }) => hoursEarly > 40)).toBe(true)
})
