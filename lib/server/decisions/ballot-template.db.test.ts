import { beforeEach, expect, test } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { openVote } from './commands/open-vote'
import { getBallotTemplate } from './queries/get-ballot-template'

let people: DemonstrationPeople
beforeEach(async () => {
	people = await seedPeople()
})

const OPTIMISTIC = { method: 'optimistic' as const, options: [{ rung: 1 as const }] }
const RANKED = { method: 'ranked' as const, options: [{ rung: 0 as const }, { rung: 1 as const }] }

async function asking(wishes: typeof OPTIMISTIC | typeof RANKED) {
	const { incidentId, at } = await caseAt(people, 'deliberating')
	const { id } = done(await openVote.execute({ incidentId, ...wishes }, { actor: people.actor(WHO.coordinator), at }))
	return (choice: object, actor = people.actor(WHO.steward)) =>
		getBallotTemplate.ask({ voteId: id, ...choice }, { actor })
}

test('a choice that an optimistic vote does not take is told with those that it takes', async () => {
	const ask = await asking(OPTIMISTIC)
	for (const choice of [{ choice: 'against' }, { choice: '' }, { choice: 'abstain' }, { rung: 2 as const }]) {
		const message = expect.stringContaining('Write object or no_objection.')
		const path = Object.keys(choice)[0]
		expect(await ask(choice)).toMatchObject({ problem: { code: 'invalid_input', issues: [{ path, message }] } })
	}
	expect((await ask({ choice: 'object' })).ok).toBe(true)
	expect(await ask({ choice: 'against' }, VISITOR)).toMatchObject({ problem: { code: 'not_found' } })
})

test('a ranking with an unknown option, or one named twice, is told with the options', async () => {
	const ask = await asking(RANKED)
	for (const choice of ['warning > warning', 'gossip', 'warning>no_action', '']) {
		const message = expect.stringContaining('best first, each once')
		expect(await ask({ choice })).toMatchObject({
			problem: { code: 'invalid_input', issues: [{ path: 'choice', message }] },
		})
	}
	expect((await ask({ choice: 'warning' })).ok).toBe(true)
})
