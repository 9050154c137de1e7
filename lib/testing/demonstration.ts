import { seedDemonstrationCases } from '@/prisma/seed/demonstration-cases'
import { seedPeople } from '@/prisma/seed/people'
import { keepState } from './kept-state'

/** Seeds the empty database for the first test of a file, and puts the same rows back for the others. */
function seededOnce<T>(seed: () => Promise<T>): () => Promise<T> {
	let kept: { readonly seeded: T; readonly putBack: () => Promise<void> } | undefined
	return async () => {
		if (kept === undefined) kept = { seeded: await seed(), putBack: await keepState() }
		else await kept.putBack()
		return kept.seeded
	}
}

/** The people of the demonstration and their operators. */
export const demonstrationPeople = seededOnce(seedPeople)

/** The same with the made-up cases in every state. */
export const demonstrationCases = seededOnce(async () => {
	const people = await seedPeople()
	await seedDemonstrationCases(people)
	return people
})
