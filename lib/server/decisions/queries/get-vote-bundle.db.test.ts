import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { VISITOR } from '@/lib/domain/access/actor'
import { done, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { castAs, voteOn } from '@/lib/testing/votes'
import { firstWrong } from '@/lib/verify/report'
import { verifyBundle } from '@/lib/verify/verify-bundle'
import { seedPeople } from '@/prisma/seed/people'
import { getVoteBundle } from './get-vote-bundle'

const prisma = testPrisma()

/** Held up at its checkpoint, or at the keys of the log, which it reads after the ballots. */
test.each(['log_checkpoint', 'log_key'])(
	'a ballot that comes while the bundle waits at %s is in all of it or in none',
	async (table) => {
		const vote = await voteOn(await seedPeople(), { method: 'single', options: [{ rung: 1 }] })
		expect(await castAs(vote, WHO.steward, 'for')).toBe('ok')
		const ask = () => getVoteBundle.ask({ voteId: vote.voteId }, { actor: VISITOR })
		done(await ask()) // from here on no leaf waits for its place
		let asked: ReturnType<typeof ask> | undefined
		await prisma.$transaction(
			async (tx) => {
				await tx.$executeRawUnsafe(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
				asked = ask()
				await sleep(500)
				expect(await castAs(vote, WHO.otherSteward, 'against')).toBe('ok')
			},
			{ timeout: 20_000 },
		)
		if (asked === undefined) throw new Error('The bundle was not asked for')
		const bundle = JSON.parse(JSON.stringify(done(await asked)))
		expect(firstWrong(verifyBundle(bundle, nativeCrypto()))).toBeNull()
	},
	60_000,
)
