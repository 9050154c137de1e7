import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { fromDate, type Instant, minus, minutes } from '@/lib/domain/kernel/instant'
import * as environment from '@/lib/env'
import { getCaseWork } from '@/lib/server/incidents/queries/get-case-work'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { bundleAs } from '@/lib/testing/votes'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { castBallot } from './commands/cast-ballot'
import { openVote } from './commands/open-vote'
import { recuseFromVote } from './commands/recuse-from-vote'
import { tallyVote } from './commands/tally-vote'
import { exportBallots } from './queries/export-ballots'
import { getVote } from './queries/get-vote'
import { getVoteRoll } from './queries/get-vote-roll'
import { listBallots } from './queries/list-ballots'

const prisma = testPrisma()
const SECRET_REASON = 'Because the watchdog slept for nine days'
const SECRET_CHOICE = 'key_limit > warning'
const OPTIONS = [
	{ rung: 0 as const },
	{ rung: 1 as const },
	{ rung: 2 as const, parameters: { target: 5_800, reviewAfterDays: 90 } },
]
/** Whatever tells the choice or the reason, as JSON would carry it. */
const TELLTALE = /watchdog slept|key_limit > warning/

let people: DemonstrationPeople
let incidentId = ''
let voteId = ''
let closesAt = 0 as Instant
let casts = 0
let environmentOf: { readonly mockRestore: () => void } | null = null

beforeEach(async () => {
	casts = 0
	people = await seedPeople()
	const { incidentId: id, at } = await caseAt(people, 'deliberating', { isPublished: true })
	incidentId = id
	const wishes = { incidentId, method: 'ranked' as const, options: OPTIONS, isSealed: true }
	voteId = done(await openVote.execute(wishes, { actor: people.actor(WHO.coordinator), at })).id
	closesAt = fromDate((await prisma.vote.findUniqueOrThrow({ where: { id: voteId } })).closesAt)
}, 60_000)

afterEach(() => {
	environmentOf?.mockRestore()
	environmentOf = null
})

async function cast(
	voter: number,
	choice: string,
	reason = '',
	conflict: 'none' | 'invested_in' | 'supplier_of' = 'none',
) {
	const ballot = await signBallot(people, voter, { voteId, choice, reason, conflict })
	casts += 1
	const at = minus(closesAt, minutes(30 - casts))
	return done(await castBallot.execute(ballot, { actor: people.actor(voter), at }))
}

const count = (at = closesAt) => tallyVote.execute({ voteId }, { actor: people.actor(WHO.coordinator), at })

/** Everything that anybody is told about the vote, and the case that it is about. */
async function told(actor: Actor): Promise<string> {
	const as = { actor }
	const csv = done(await exportBallots.ask({ voteId }, as))
	const pages: unknown[] = []
	for await (const page of csv.pages()) pages.push(page)
	return JSON.stringify([
		pages,
		done(await getVote.ask({ voteId }, as)),
		done(await getVoteRoll.ask({ voteId }, as)),
		await bundleAs(actor, { voteId }),
		done(await listBallots.ask({ voteId }, as)),
		done(await getIncident.ask({ ref: incidentId }, as)),
		await getCaseWork.ask({ ref: incidentId }, as),
	])
}

test('nobody is told a choice or a reason before the count, not the voter and not an administrator', async () => {
	await cast(WHO.steward, SECRET_CHOICE, SECRET_REASON)
	await cast(WHO.otherSteward, 'nothing')
	for (const who of [WHO.administrator, WHO.coordinator, WHO.steward, WHO.otherSteward, WHO.manager] as const) {
		expect(await told(people.actor(who)), `person ${who}`).not.toMatch(TELLTALE)
	}
	const public_ = await told(VISITOR)
	expect(public_).not.toMatch(TELLTALE)
	const vote = done(await getVote.ask({ voteId }, { actor: people.actor(WHO.steward) }))
	expect(vote).toMatchObject({ support: [], pairs: null, decidedRung: null, outcome: null, quorum: { cast: '2' } })
	expect(vote.me).toMatchObject({ mayVote: true, lastSequence: 1, lastChoice: null, lastRung: null })
	expect(vote.explanation).toBe('2 of 7 have voted; what they chose is sealed until the vote closes.')
})

test('what is stored until the count tells nothing, and the commitment is in the log at once', async () => {
	const { ballotHash } = await cast(WHO.steward, SECRET_CHOICE, SECRET_REASON)
	// Every row of every table, as the database itself would write it out; bytes come as hex digits.
	const tables = await prisma.$queryRaw<{ name: string }[]>`
		SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
	const needles = [SECRET_REASON, SECRET_CHOICE].flatMap((text) => [text, Buffer.from(text).toString('hex')])
	for (const { name } of tables) {
		const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`)
		const found = rows.filter(({ row }) => needles.some((needle) => row.includes(needle)))
		expect(found, name).toEqual([])
	}
	const [ballot] = await prisma.ballot.findMany({ where: { voteId } })
	expect(ballot).toMatchObject({ choice: null, rung: null, parameters: {}, reason: '', conflict: 'none' })
	expect(ballot).toMatchObject({ message: null, signature: null, ballotHash })
	const vote = await prisma.vote.findUniqueOrThrow({ where: { id: voteId } })
	expect(vote.tally).toMatchObject({ chose: '0', abstained: '0', sealed: '1' })
	const leaves = await prisma.logLeaf.findMany({ where: { subject: `vote:${voteId}`, kind: 'vote.ballot_cast' } })
	expect(leaves.map(({ entry }) => entry.includes(ballotHash))).toEqual([true])
	expect(leaves[0]?.entry).not.toMatch(/"choice"|"note"/)
})

test('a ballot in a sealed vote needs a salt, or its hash could be guessed', async () => {
	const ballot = await signBallot(people, WHO.steward, { voteId, choice: 'nothing' })
	expect(ballot.message.salt).not.toBe(`0x${'0'.repeat(64)}`)
	const again = await signBallot(people, WHO.steward, { voteId, choice: 'nothing' })
	expect(again.message.salt).not.toBe(ballot.message.salt)
	const unsalted = await signBallot(people, WHO.steward, { voteId, choice: 'nothing' }, { salt: `0x${'0'.repeat(64)}` })
	const sent = await castBallot.execute(unsalted, { actor: people.actor(WHO.steward) })
	expect(sent.ok ? 'ok' : sent.problem.reason).toBe('unreadable_ballot')
})

test('at the count everything is opened, counted and published, replaced ballots too', async () => {
	await cast(WHO.steward, 'nothing > warning', 'First thought')
	await cast(WHO.steward, SECRET_CHOICE, SECRET_REASON)
	await cast(WHO.otherSteward, 'key_limit', '', 'invested_in')
	await cast(4, 'warning > nothing')
	await cast(5, 'abstain')
	await cast(6, 'nothing', '', 'supplier_of')
	const early = await count(minus(closesAt, minutes(5)))
	expect(early.ok ? 'ok' : early.problem.reason).toBe('vote_running')
	expect(await told(VISITOR)).not.toMatch(TELLTALE)

	const result = await count()
	expect(done(result)).toMatchObject({ outcome: 'adopted', option: 'key_limit', rung: 2 })
	expect(result.ok && result.leaves.map(({ kind }) => kind)).toContain('vote.unsealed')
	const view = done(await getVote.ask({ voteId }, { actor: VISITOR }))
	expect(view.support.map(({ key, score }) => [key, score])).toEqual([
		['nothing', 1],
		['warning', 2],
		['key_limit', 3],
	])
	expect(view.withoutConflicted).toMatchObject({ outcome: 'adopted', option: 'warning' })
	const { data } = done(await listBallots.ask({ voteId }, { actor: VISITOR }))
	expect(data.map(({ choice, reason, isCounted }) => [choice, reason, isCounted])).toEqual([
		['nothing > warning', 'First thought', false],
		[SECRET_CHOICE, SECRET_REASON, true],
		['key_limit', '', true],
		['warning > nothing', '', true],
		['abstain', '', true],
		['nothing', '', true],
	])
	const bundle = await bundleAs(VISITOR, { voteId })
	expect(bundle.ballots.every(({ message, signature }) => message !== null && signature !== null)).toBe(true)
})

test('a steward who recuses takes a sealed ballot along; it is opened and does not count', async () => {
	await cast(WHO.steward, 'key_limit')
	for (const voter of [3, 4, 5]) await cast(voter, 'warning')
	const input = { voteId, conflict: 'invested_in' as const, note: '' }
	done(await recuseFromVote.execute(input, { actor: people.actor(WHO.steward), at: minus(closesAt, minutes(9)) }))
	const open = done(await getVote.ask({ voteId }, { actor: VISITOR }))
	expect([open.quorum.cast, open.roll.power]).toEqual(['3', '6'])
	expect(done(await count())).toMatchObject({ outcome: 'adopted', option: 'warning' })
	const { data } = done(await listBallots.ask({ voteId }, { actor: VISITOR }))
	expect(data[0]).toMatchObject({ choice: 'key_limit', isCounted: false })
})

test('without its key the vote is not counted, says so, and is counted once the key is back', async () => {
	for (const voter of [2, 3, 4, 5]) await cast(voter, 'warning')
	const right = environment.env()
	const wrong = { ...right, SEALING_KEY: randomBytes(32).toString('base64') }
	const asked = vi.spyOn(environment, 'env').mockReturnValue(wrong)
	environmentOf = asked
	const refused = await count()
	expect(refused.ok ? 'ok' : refused.problem).toMatchObject({ code: 'refused', reason: 'sealing_key_wrong' })
	expect(refused.ok ? '' : refused.problem.sentence).toContain('SEALING_KEY')
	expect((await prisma.vote.findUniqueOrThrow({ where: { id: voteId } })).state).toBe('open')
	asked.mockReturnValue(right)
	expect(done(await count())).toMatchObject({ outcome: 'adopted', option: 'warning' })
})

test.each([
	[
		'swapped with another',
		(ids: readonly string[]) =>
			prisma.$executeRaw`UPDATE ballot SET sealed = (SELECT sealed FROM ballot WHERE id = ${ids[1]}::uuid) WHERE id = ${ids[0]}::uuid`,
	],
	[
		'emptied',
		(ids: readonly string[]) => prisma.$executeRaw`UPDATE ballot SET sealed = '\\x00' WHERE id = ${ids[0]}::uuid`,
	],
	[
		'given another hash',
		(ids: readonly string[]) => prisma.$executeRaw`UPDATE ballot SET ballot_hash = '0x00' WHERE id = ${ids[0]}::uuid`,
	],
])('a sealed ballot that was %s stops the count, by its number', async (_what, change) => {
	for (const voter of [2, 3, 4, 5]) await cast(voter, 'warning')
	const ballots = await prisma.ballot.findMany({ where: { voteId }, orderBy: { number: 'asc' } })
	await change(ballots.map(({ id }) => id))
	const refused = await count()
	expect(refused.ok ? 'ok' : refused.problem).toMatchObject({
		reason: 'sealed_ballot_changed',
		evidence: { number: 1 },
	})
})

test('a late change of the leading option does not extend a sealed vote', async () => {
	for (const voter of [2, 3, 4]) await cast(voter, 'warning')
	await cast(5, 'key_limit')
	const vote = done(await getVote.ask({ voteId }, { actor: VISITOR }))
	expect(vote).toMatchObject({ extendedAt: null, closesAt: new Date(closesAt).toISOString() })
})
