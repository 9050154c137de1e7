import { importIncidents } from '@/lib/server/import/import-incidents'
import { importPrecedents } from '@/lib/server/import/import-precedents'
import type { RowOutcome } from '@/lib/server/import/outcome'
import precedents from './data/governance-precedents.json'
import incidents from './data/incidents.json'
import { seedDemonstrationCases } from './demonstration-cases'
import { seedPeople } from './people'

/** Fills an empty installation: the history that is known from public sources, and the made-up demonstration. */
export async function seed(): Promise<void> {
	const today = new Date().toISOString().slice(0, 10)
	await mustBeAdded(importIncidents(incidents, today))
	await mustBeAdded(importPrecedents(precedents))
	const people = await seedPeople()
	await seedDemonstrationCases(people)
}

async function mustBeAdded(outcomes: AsyncIterable<RowOutcome>): Promise<void> {
	for await (const { row, did, sentence } of outcomes) {
		if (did === 'refused') throw new Error(`${row}: ${sentence}`)
	}
}
