import { expect, test } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { reviseReport } from '@/lib/server/incidents/commands/revise-report'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { seedPeople } from '@/prisma/seed/people'
import { getVote } from './queries/get-vote'

test('an edit after ratings and ballots is told where they are shown, and leaves them on their revision', async () => {
	const people = await seedPeople()
	const { incidentId, voteId } = await caseAt(people, 'voted', { isPublished: true })
	const bound = async () => {
		const vote = done(await getVote.ask({ voteId }, { actor: VISITOR }))
		const { panels } = done(await getAssessment.ask({ incidentId }, { actor: VISITOR }))
		return [vote.revision, ...panels.map(({ revision }) => revision)]
	}
	expect(await bound()).toEqual(Array(3).fill({ number: 1, current: 1 }))

	const manager = people.actor(WHO.manager)
	const { version } = done(await getIncident.ask({ ref: incidentId }, { actor: manager }))
	const change = { incidentId, expectedVersion: version, report: { lessons: 'Said later.' }, reason: 'More is known.' }
	done(await reviseReport.execute(change, { actor: manager }))
	expect(await bound()).toEqual(Array(3).fill({ number: 1, current: 2 }))
})
