import { afterEach, expect, test, vi } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { resultOf, tallyOf } from '@/lib/domain/decisions/vote-result'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import { fromDate, type Instant } from '@/lib/domain/kernel/instant'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import { caseAt, personId, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { bundleAs } from '@/lib/testing/votes'
import { firstWrong } from '@/lib/verify/report'
import { verifyBundle } from '@/lib/verify/verify-bundle'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { findCountedBallots } from '../ballot.store'
import { toTally } from '../vote.store'
import { castBallot } from './cast-ballot'
import { tallyVote } from './tally-vote'

const prisma = testPrisma()
const ROUNDS = 10

/** Four of seven have voted, which is a quorum; or three, so that one ballot more makes it and extends the vote. */
const ENOUGH = [2, 3, 4, 5]
const TOO_FEW = [2, 3, 4]

type Round = { readonly voteId: string; readonly cast: () => Promise<string>; readonly close: () => Promise<string> }

async function prepare(people: DemonstrationPeople, voters: readonly number[]): Promise<Round> {
	const { voteId } = await caseAt(people, 'voted', { voters })
	const { closesAt } = await prisma.vote.findUniqueOrThrow({ where: { id: voteId } })
	const ballot = await signBallot(people, WHO.lastSteward, { voteId, rung: 1, reason: 'At the last moment.' })
	const end = fromDate(closesAt)
	const outcome = (answer: Awaited<ReturnType<typeof castBallot.execute | typeof tallyVote.execute>>) =>
		answer.ok ? 'ok' : (answer.problem.reason ?? answer.problem.code)
	return {
		voteId,
		cast: async () =>
			outcome(await castBallot.execute(ballot, { actor: people.actor(WHO.lastSteward), at: (end - 1) as Instant })),
		close: async () => outcome(await tallyVote.execute({ voteId }, { actor: people.actor(WHO.coordinator), at: end })),
	}
}

/** What is stored about the vote, and the same once more from its stored ballots. */
async function countAgain(voteId: string) {
	const vote = await prisma.vote.findUniqueOrThrow({ where: { id: voteId } })
	const ballots = await findCountedBallots(prisma, voteId)
	const rules = fromJson<VoteRules>(vote.rules)
	const roll = await prisma.rollEntry.count({ where: { voteId, recusedAt: null } })
	const result = resultOf(ballots, BigInt(roll), { rules, policy: POLICY_1_0 })
	return {
		vote,
		stored: {
			tally: toTally(fromJson(vote.tally)),
			result: vote.result,
			outcome: vote.outcome,
			rung: vote.decidedRung,
		},
		recounted: {
			tally: tallyOf(ballots, rules),
			...(vote.state === 'tallied'
				? { result: toJson(result), outcome: result.outcome, rung: result.rung }
				: { result: null, outcome: null, rung: null }),
		},
	}
}

const LATER_MS = 60 * 86_400_000
afterEach(() => void vi.useRealTimers())

/** The first thing that a stranger finds wrong with the vote's bundle: its end follows from the ballots. */
async function wrongElsewhere(voteId: string) {
	vi.setSystemTime(Date.now() + LATER_MS) // the log signs after the last of the votes, whose times are made up
	const bundle = await bundleAs({ kind: 'system', task: 'seed' }, { voteId })
	vi.useRealTimers()
	return firstWrong(verifyBundle(bundle, nativeCrypto()))
}

test('a ballot at the instant of closing counts or is refused, and the count is that of the stored ballots', async () => {
	const people = await seedPeople()
	const seen: string[] = []
	for (let round = 0; round < ROUNDS; round += 1) {
		const isEnough = round % 2 === 0
		const { voteId, cast, close } = await prepare(people, isEnough ? ENOUGH : TOO_FEW)
		const [castAs, closedAs] = await inOrder(round, cast, close)
		const { vote, stored, recounted } = await countAgain(voteId)
		expect(stored).toEqual(recounted)

		const kept = await prisma.ballot.count({
			where: { voteId, voterId: personId(people, WHO.lastSteward), isCounted: true },
		})
		expect([castAs, kept]).toEqual(castAs === 'ok' ? ['ok', 1] : ['vote_closed', 0])
		const wasExtended = castAs === 'ok' && !isEnough
		expect([vote.state, closedAs]).toEqual(wasExtended ? ['open', 'vote_running'] : ['tallied', 'ok'])
		expect(vote.extendedAt !== null).toBe(wasExtended)
		seen.push(castAs)
		if (round < 4) expect(await wrongElsewhere(voteId)).toBeNull()
	}
	expect(seen).toEqual(expect.arrayContaining(['ok', 'vote_closed']))
}, 120_000)

/** The first four rounds take turns, so that each order is seen with each quorum; from then on both go at once. */
async function inOrder(round: number, cast: Round['cast'], close: Round['close']): Promise<readonly [string, string]> {
	if (round < 2) return [await cast(), await close()]
	if (round < 4) {
		const closedAs = await close()
		return [await cast(), closedAs]
	}
	return Promise.all([cast(), close()])
}
