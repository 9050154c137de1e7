import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { problem } from '@/lib/contracts/problem'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { partInTreatment } from '@/lib/domain/incidents/appeal-ruling'
import type { IncidentEvent } from '@/lib/domain/incidents/incident-event'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { fromDate, hours, type Instant, minus, minutes, plus, toIso } from '@/lib/domain/kernel/instant'
import { STEPS_IN_ORDER } from '@/lib/server/incidents/coordinators'
import { getCaseWork } from '@/lib/server/incidents/queries/get-case-work'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { fromColumn } from '@/lib/server/kernel/columns'
import * as log from '@/lib/server/log/append-to-log'
import { done, personId, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { answerOf, bundleAs, castAs, type OpenedVote, STEWARDS, seen, voteOn } from '@/lib/testing/votes'
import { firstWrong } from '@/lib/verify/report'
import { verifyBundle } from '@/lib/verify/verify-bundle'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { castBallot } from './commands/cast-ballot'
import { recuseFromVote } from './commands/recuse-from-vote'
import { tallyingAtOnce, tallyVote } from './commands/tally-vote'
import { countBegunVotes, countVote } from './count-vote'
import { exportBallots } from './queries/export-ballots'
import { getVote } from './queries/get-vote'
import { getVoteRoll } from './queries/get-vote-roll'
import { listBallots } from './queries/list-ballots'

const prisma = testPrisma()
/** Three ballots are many here, and two are opened in one step. */
const tallyFew = tallyingAtOnce({ sealed: 3, open: 3 })
const TAKE = 2
const OPTIONS = [
	{ rung: 0 as const },
	{ rung: 1 as const },
	{ rung: 2 as const, parameters: { target: 5_800, reviewAfterDays: 90 } },
]
const RANKED = { method: 'ranked', options: OPTIONS, isSealed: true } as const
const REASON = 'Because the watchdog slept for nine days'
const BALLOTS = [
	'nothing > warning',
	'key_limit > warning',
	'key_limit',
	'warning > nothing',
	'abstain',
	'key_limit > nothing',
] as const
/** Whatever tells a choice or a reason, as JSON would carry it. */
const TELLTALE = /watchdog slept|key_limit > |warning > nothing|invested_in/
const LATER_MS = 60 * 86_400_000

let people: DemonstrationPeople

beforeEach(async () => {
	people = await seedPeople()
})
afterEach(() => void vi.useRealTimers())

/** A sealed vote with seven ballots, of which the first was replaced, at its end. */
async function sealedVote() {
	const vote = await voteOn(people, RANKED)
	await castAs(vote, STEWARDS[0], 'abstain', { reason: REASON })
	for (const [index, choice] of BALLOTS.entries()) {
		const conflict = index === 2 ? 'invested_in' : 'none'
		expect(await castAs(vote, STEWARDS[index] ?? 0, choice, { reason: REASON, after: index + 1, conflict })).toBe('ok')
	}
	const { closesAt } = await prisma.vote.findUniqueOrThrow({ where: { id: vote.voteId } })
	return { ...vote, end: fromDate(closesAt) }
}

type Ended = OpenedVote & { readonly end: Instant }
const begin = ({ voteId, end }: Ended) =>
	tallyFew.execute({ voteId }, { actor: people.actor(WHO.coordinator), at: end })
const goOn = ({ voteId, end }: Ended, take = TAKE) => countVote(voteId, { take, at: plus(end, minutes(3)) })

async function resultIn({ voteId }: OpenedVote) {
	const { state, outcome, decidedRung, result, tally, openedCount } = await prisma.vote.findUniqueOrThrow({
		where: { id: voteId },
	})
	return { state, outcome, decidedRung, result, tally, openedCount }
}

async function leavesIn({ voteId }: OpenedVote): Promise<readonly string[]> {
	const leaves = await prisma.logLeaf.findMany({ where: { subject: `vote:${voteId}` }, orderBy: { id: 'asc' } })
	return leaves.map(({ kind }) => kind)
}

/** The first thing that a stranger finds wrong with the bundle. */
async function wrongElsewhere({ voteId }: OpenedVote) {
	vi.setSystemTime(Date.now() + LATER_MS) // the log signs after the times of the vote, which are made up
	const bundle = await bundleAs({ kind: 'system', task: 'seed' }, { voteId })
	vi.useRealTimers()
	return firstWrong(verifyBundle(bundle, nativeCrypto()))
}

/** Everything that somebody is told about the vote, and the case that it is about. */
async function told({ voteId, incidentId }: OpenedVote, actor: Actor): Promise<string> {
	const as = { actor }
	const pages: unknown[] = []
	for await (const page of done(await exportBallots.ask({ voteId }, as)).pages()) pages.push(page)
	return JSON.stringify([
		pages,
		{ ...done(await getVote.ask({ voteId }, as)), rules: null },
		done(await getVoteRoll.ask({ voteId }, as)),
		(await bundleAs(actor, { voteId })).ballots,
		done(await listBallots.ask({ voteId }, as)),
		done(await getIncident.ask({ ref: incidentId }, as)),
		await getCaseWork.ask({ ref: incidentId }, as),
	])
}

/** The work of a step is done and its transaction is cut short, as if the process had been killed. */
function killAfter(steps: number) {
	const append = log.appendToLog
	let taken = 0
	return vi.spyOn(log, 'appendToLog').mockImplementation(async (tx, entries) => {
		const leaves = await append(tx, entries)
		taken += 1
		if (taken > steps) throw new Error('Killed')
		return leaves
	})
}

test('a count in steps comes to what a count at once comes to, and a stranger finds nothing wrong', async () => {
	const whole = await sealedVote()
	done(await tallyVote.execute({ voteId: whole.voteId }, { actor: people.actor(WHO.coordinator), at: whole.end }))
	const inSteps = await sealedVote()
	expect(done(await begin(inSteps))).toMatchObject({
		state: 'counting',
		outcome: null,
		counting: { counted: 0, total: 7 },
	})
	expect(await goOn(inSteps)).toBeNull()
	const { openedCount, ...result } = await resultIn(inSteps)
	const { openedCount: _, ...expected } = await resultIn(whole)
	expect(result).toEqual(expected)
	expect([result.outcome, openedCount]).toEqual(['adopted', 7])
	const steps = ['vote.count_begun', 'incident.count_begun', ...Array(4).fill('vote.ballots_opened')]
	const ends = (kinds: readonly string[]) => kinds.slice(kinds.lastIndexOf('vote.ballot_cast') + 1)
	expect(ends(await leavesIn(inSteps))).toEqual([...steps, ...ends(await leavesIn(whole))])
	expect(ends(await leavesIn(whole))).toContain('vote.unsealed')
	expect(await wrongElsewhere(inSteps)).toBeNull()
	const bundle = await bundleAs(VISITOR, inSteps)
	expect(bundle.ballots.every(({ message, signature }) => message !== null && signature !== null)).toBe(true)
}, 60_000)

test('a count that is cut short goes on where it was, and shows nothing until it is over', async () => {
	const vote = await sealedVote()
	done(await begin(vote))
	const killing = killAfter(2)
	await expect(goOn(vote)).rejects.toThrow('Killed')
	killing.mockRestore()
	vi.setSystemTime(Date.now() + LATER_MS) // whoever reads the bundle has the log signed
	expect(await resultIn(vote)).toMatchObject({ state: 'counting', outcome: null, result: null, openedCount: 4 })
	expect(await prisma.ballot.count({ where: { voteId: vote.voteId, signature: { not: null } } })).toBe(4)
	for (const actor of [VISITOR, ...[WHO.administrator, WHO.coordinator, ...STEWARDS].map((who) => people.actor(who))]) {
		expect(await told(vote, actor)).not.toMatch(TELLTALE)
	}
	expect(await seen(vote)).toMatchObject({
		state: 'counting',
		support: [],
		pairs: null,
		outcome: null,
		counting: { counted: 4, total: 7, stopped: '' },
	})
	expect((await bundleAs(VISITOR, vote)).vote.state).toBe('open')
	expect(await goOn(vote)).toBeNull()
	expect(await resultIn(vote)).toMatchObject({ state: 'tallied', outcome: 'adopted', openedCount: 7 })
	expect(await told(vote, VISITOR)).toMatch(TELLTALE)
	vi.useRealTimers()
	expect(await wrongElsewhere(vote)).toBeNull()
}, 60_000)

test('two that count the same vote take turns, and no ballot is counted twice', async () => {
	const vote = await sealedVote()
	done(await begin(vote))
	expect(await Promise.all([goOn(vote, 1), goOn(vote, 1)])).toEqual([null, null])
	const opened = await prisma.logLeaf.findMany({ where: { kind: 'vote.ballots_opened' }, orderBy: { id: 'asc' } })
	expect(opened.map(({ entry }) => JSON.parse(entry).facts.ballots)).toEqual(
		[1, 2, 3, 4, 5, 6, 7, 7].slice(0, opened.length),
	)
	const kinds = await leavesIn(vote)
	expect(['vote.unsealed', 'vote.tallied'].map((kind) => kinds.filter((one) => one === kind).length)).toEqual([1, 1])
	expect(await resultIn(vote)).toMatchObject({ openedCount: 7, tally: { sealed: '0' } })
}, 60_000)

test('while it is counted a vote takes no ballot and no recusal, and a second click changes nothing', async () => {
	const vote = await sealedVote()
	done(await begin(vote))
	const early = minus(vote.end, minutes(5))
	const ballot = await signBallot(people, STEWARDS[6], { voteId: vote.voteId, choice: 'nothing' })
	expect(answerOf(await castBallot.execute(ballot, { actor: people.actor(STEWARDS[6]), at: early }))).toBe(
		'vote_closed',
	)
	const recusal = { voteId: vote.voteId, conflict: 'invested_in', note: '' } as const
	const left = await recuseFromVote.execute(recusal, { actor: people.actor(STEWARDS[1]), at: early })
	expect(left.ok ? 'ok' : left.problem.reason).toBe('vote_closed')
	const before = await prisma.logLeaf.count()
	const again = await begin(vote)
	expect(done(again)).toMatchObject({ state: 'counting', counting: { counted: 0, total: 7 } })
	expect([again.ok && again.leaves, await prisma.logLeaf.count()]).toEqual([[], before])
	const stranger = await tallyFew.execute({ voteId: vote.voteId }, { actor: people.actor(WHO.steward), at: vote.end })
	expect(stranger.ok ? 'ok' : stranger.problem.code).toBe('forbidden')
	const work = JSON.stringify(await getCaseWork.ask({ ref: vote.incidentId }, { actor: people.actor(STEWARDS[6]) }))
	expect(work).not.toContain('Vote on the consequence')
}, 60_000)

test('a ballot that does not open stops the count with a sentence for everybody, once, and is opened when it is back', async () => {
	const vote = await sealedVote()
	done(await begin(vote))
	const [, , third] = await prisma.ballot.findMany({ where: { voteId: vote.voteId }, orderBy: { number: 'asc' } })
	const where = { id: third?.id ?? '' }
	await prisma.ballot.update({ where, data: { sealed: Buffer.from([0]) } })
	expect(await goOn(vote)).toContain('Ballot 3 is not what was sealed')
	const stopped = await prisma.logLeaf.count()
	expect((await countBegunVotes())[0]).toContain('Ballot 3')
	expect(await prisma.logLeaf.count()).toBe(stopped)
	expect((await seen(vote)).counting).toMatchObject({ counted: 2, stopped: expect.stringContaining('Ballot 3') })
	expect(await told(vote, VISITOR)).not.toMatch(TELLTALE)
	await prisma.ballot.update({ where, data: { sealed: third?.sealed ?? null } })
	expect(await goOn(vote)).toBeNull()
	expect(await resultIn(vote)).toMatchObject({ state: 'tallied', outcome: 'adopted' })
}, 60_000)

test('the case keeps who began a count in steps, who is the one who counted it when its appeal is ruled on', async () => {
	const vote = await sealedVote()
	done(await begin(vote))
	expect(await goOn(vote)).toBeNull()
	const steps = await prisma.caseStep.findMany({ where: { incidentId: vote.incidentId }, ...STEPS_IN_ORDER })
	expect(steps.find(({ event }) => event === 'incident.vote_tallied')?.actorId).toBeNull()
	const coordinator = fromColumn<PersonId>(personId(people, WHO.coordinator))
	const counted = steps
		.filter(({ event }) => ['incident.count_begun', 'incident.vote_tallied'].includes(event))
		.map((step) => ({
			event: fromColumn<IncidentEvent['type']>(step.event),
			actorId: fromColumn<PersonId>(step.actorId),
		}))
	expect(partInTreatment(counted, coordinator)).toEqual(['counted its vote'])
}, 60_000)

test('a lost race at the end of a count is no standstill: nothing is published, and it is tried again', async () => {
	const vote = await sealedVote()
	done(await begin(vote))
	for (const code of ['conflict', 'overloaded'] as const) {
		const losing = vi.spyOn(tallyVote, 'execute').mockResolvedValueOnce({ ok: false, problem: problem(code) })
		expect(await goOn(vote)).toBeNull()
		losing.mockRestore()
	}
	expect((await seen(vote)).counting).toMatchObject({ counted: 7, stopped: '' })
	expect(await leavesIn(vote)).not.toContain('vote.count_stopped')
	expect(await goOn(vote)).toBeNull()
	expect(await resultIn(vote)).toMatchObject({ state: 'tallied' })
}, 60_000)

test('an open vote in which everybody has voted is counted in steps before its time, as it would be at once', async () => {
	const vote = await voteOn(people, { method: 'single', options: [{ rung: 1 }] })
	for (const voter of STEWARDS) expect(await castAs(vote, voter, 'for')).toBe('ok')
	const ended = { ...vote, end: plus(vote.at, hours(1)) }
	expect(done(await begin(ended))).toMatchObject({ state: 'counting' })
	const { closesAt: planned } = await prisma.vote.findUniqueOrThrow({ where: { id: vote.voteId } })
	expect(await countVote(vote.voteId, { at: plus(fromDate(planned), hours(1)) })).toBeNull()
	expect(await seen(vote)).toMatchObject({ countBegunAt: toIso(ended.end), hoursEarly: expect.any(Number) })
	expect(await resultIn(vote)).toMatchObject({ state: 'tallied', outcome: 'adopted', decidedRung: 1, openedCount: 0 })
	expect(await leavesIn(vote)).not.toContain('vote.unsealed')
	expect(await wrongElsewhere(vote)).toBeNull()
}, 60_000)
