import { setDelegation } from '@/lib/server/decisions/commands/set-delegation'
import { importIncidents } from '@/lib/server/import/import-incidents'
import { importPrecedents } from '@/lib/server/import/import-precedents'
import type { RowOutcome } from '@/lib/server/import/outcome'
import precedents from './data/governance-precedents.json'
import incidents from './data/incidents.json'
import { seedDemonstrationCases } from './demonstration-cases'
import { type DemonstrationPeople, seedPeople } from './people'
import { signDelegation } from './sign-delegation'

/** Fills an empty installation: the history that is known from public sources, and the made-up demonstration. */
export async function seed(): Promise<void> {
	const today = new Date().toISOString().slice(0, 10)
	await mustBeAdded(importIncidents(incidents, today))
	await mustBeAdded(importPrecedents(precedents))
	const people = await seedPeople()
	await seedDemonstrationCases(people)
	await delegateOnce(people)
}

const [DELEGATOR, DELEGATE] = [8, 6]

/** One steward lets another one vote with their power, from the next vote on: the votes of the demonstration are open. */
async function delegateOnce(people: DemonstrationPeople): Promise<void> {
	const signed = await signDelegation(people, DELEGATOR, DELEGATE)
	const set = await setDelegation.execute(signed, { actor: people.actor(DELEGATOR) })
	if (!set.ok) throw new Error(set.problem.sentence)
}

async function mustBeAdded(outcomes: AsyncIterable<RowOutcome>): Promise<void> {
	for await (const { row, did, sentence } of outcomes) {
		if (did === 'refused') throw new Error(`${row}: ${sentence}`)
	}
}
