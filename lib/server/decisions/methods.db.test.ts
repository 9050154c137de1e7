import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { readSignedBallot } from '@/lib/domain/decisions/read-signed-ballot'
import { resultOf } from '@/lib/domain/decisions/vote-result'
import { hours } from '@/lib/domain/kernel/instant'
import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { done, WHO } from '@/lib/testing/cases'
import { testPrisma } from '@/lib/testing/test-database'
import { bundleOf, castAs, type OpenedVote, STEWARDS, seen, tally, voteOn } from '@/lib/testing/votes'
import { BALLOTS_CSV } from '@/lib/web/export-formats'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import { recuseFromVote } from './commands/recuse-from-vote'
import { relaunchVote } from './commands/relaunch-vote'
import { stateOutcome } from './commands/state-outcome'
import { exportBallots } from './queries/export-ballots'
import type { VoteBundle } from './vote-bundle'

const prisma = testPrisma()
let people: DemonstrationPeople

beforeEach(async () => {
	people = await seedPeople()
})

const LIMIT = { rung: 2 as const, parameters: { target: 100, reviewAfterDays: 90 } }
const OPTIONS = [{ rung: 0 as const }, { rung: 1 as const }, LIMIT]

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hashOf = (value: unknown) => sha256(canonicalJson(JSON.parse(JSON.stringify(value)) as Json))

/** The vote counted by somebody who has nothing but the bundle. */
function recount({ roll, ballots, policy, rules, typedData }: VoteBundle) {
	const frame = { policy, rules, chainId: typedData.domain.chainId, installation: typedData.domain.salt.slice(2) }
	const voting = roll.filter(({ recusal }) => recusal === null)
	const counted = voting.flatMap(({ id, power }) => {
		const last = ballots.findLast(({ rollId }) => rollId === id)
		const read = last?.message && readSignedBallot(last.message, frame)
		if (!read) return []
		if (!read.ok) throw new Error(read.refusal.sentence)
		return [{ ...read.value.content, power: BigInt(power) }]
	})
	const power = voting.reduce((sum, entry) => sum + BigInt(entry.power), 0n)
	return JSON.parse(
		JSON.stringify(resultOf(counted, power, { rules, policy }), (_key, part) =>
			typeof part === 'bigint' ? part.toString() : part,
		),
	)
}

type Leaf = { type: string; facts: Record<string, unknown> }

/** Follows the chain of a vote from its roll to the head that the count names, and the hashes that it opened with. */
function expectUnbroken({ log, roll, rollHash, policy, policyHash, rules, revisionHash, vote }: VoteBundle): void {
	const leaves = log.leaves.map(({ entry }) => JSON.parse(entry) as Leaf)
	const opened = leaves.find(({ type }) => type === 'vote.opened')?.facts
	expect(rollHash).toBe(hashOf(roll.map(({ id, address, power, delegate }) => ({ id, address, power, delegate }))))
	expect(policyHash).toBe(hashOf(policy))
	expect(opened).toMatchObject({ rollHash, policyHash, rulesHash: hashOf(rules), revisionHash, opensAt: vote.opensAt })
	let head = rollHash
	const linked = leaves.filter(({ facts }) => 'number' in facts)
	for (const [place, { type, facts }] of linked.entries()) {
		expect(facts).toMatchObject({ number: place + 1, previous: head })
		const what = facts.ballotHash ?? (type === 'vote.recused' ? facts.rollEntry : facts.closesAt)
		head = sha256(`${head}:${place + 1}:${type}:${what}`)
	}
	const tallied = leaves.find(({ type }) => type === 'vote.tallied')?.facts
	if (vote.state === 'tallied') expect(tallied).toMatchObject({ head })
}

/** Each steward in turn says one of these; the ballots are cast one after the other. */
async function castAll(vote: OpenedVote, choices: readonly string[]): Promise<void> {
	for (const [place, choice] of choices.entries()) expect(await castAs(vote, STEWARDS[place] ?? 0, choice)).toBe('ok')
}

const ELECTIONS = {
	'a single proposal': [
		{ method: 'single', options: [LIMIT] },
		['for', 'for', 'for', 'against', 'abstain', 'for', 'against'],
		{ outcome: 'adopted', decidedRung: 2, decidedOption: 'key_limit', parameters: LIMIT.parameters },
	],
	'a single proposal that finds half': [
		{ method: 'single', options: [LIMIT] },
		['for', 'for', 'against', 'against', 'abstain', 'abstain'],
		{ outcome: 'rejected', decidedRung: 0, decidedOption: null, parameters: {} },
	],
	approval: [
		{ method: 'approval', options: OPTIONS },
		['nothing', 'nothing, warning', 'warning', 'warning, key_limit', 'none', 'abstain', 'key_limit'],
		{ outcome: 'rejected', decidedRung: 0, decidedOption: null },
	],
	'approval with a winner': [
		{ method: 'approval', options: OPTIONS },
		['nothing', 'nothing, warning', 'warning', 'warning, key_limit', 'warning', 'abstain'],
		{ outcome: 'adopted', decidedRung: 1, decidedOption: 'warning' },
	],
	ranked: [
		{ method: 'ranked', options: OPTIONS },
		['key_limit > warning > nothing', 'key_limit > warning', 'warning > nothing', 'nothing > warning', 'warning'],
		{ outcome: 'adopted', decidedRung: 1, decidedOption: 'warning' },
	],
	optimistic: [
		{ method: 'optimistic', options: [{ rung: 1 }] },
		['object', 'no_objection', 'object'],
		{ outcome: 'rejected', decidedRung: 0, decidedOption: null },
	],
	'optimistic, in silence': [
		{ method: 'optimistic', options: [{ rung: 1 }] },
		[],
		{ outcome: 'adopted', decidedRung: 1, decidedOption: 'warning' },
	],
} as const

describe('a vote is counted alike by the house and from its bundle, by', () => {
	test.each(Object.entries(ELECTIONS))(
		'%s',
		async (_name, [held, choices, expected]) => {
			const vote = await voteOn(people, { ...held, options: held.options.map((option) => ({ ...option })) })
			await castAll(vote, choices)
			const counted = done(await tally(vote))
			expect(await seen(vote)).toMatchObject(expected)
			const bundle = await bundleOf(vote)
			expect(recount(bundle)).toEqual(bundle.outcome)
			expect(bundle.outcome).toMatchObject({ method: held.method, outcome: counted.outcome })
			expectUnbroken(bundle)
		},
		60_000,
	)
})

test('twelve options fit on a ballot, and a tie goes to the milder one', async () => {
	const more = Array.from({ length: 11 }, (_, place) => ({ key: `package_${place}`, name: `${place}`, ...LIMIT }))
	const vote = await voteOn(people, { method: 'approval', options: [{ rung: 0 }, ...more] })
	const two = 'package_4, package_10'
	await castAll(vote, [two, two, two, two, 'none', `nothing, ${more.map(({ key }) => key).join(', ')}`])
	done(await tally(vote))
	expect(await seen(vote)).toMatchObject({ outcome: 'adopted', decidedOption: 'package_4', decidedRung: 2 })
	expect((await seen(vote)).support).toHaveLength(12)
}, 60_000)

test('a rejected proposal decides the case on "nothing", and its outcome is stated as any other', async () => {
	const vote = await voteOn(people, { method: 'single', options: [LIMIT] })
	await castAll(vote, ['against', 'against', 'for', 'against'])
	done(await tally(vote))
	const coordinator = { actor: people.actor(WHO.coordinator) }
	const said = { incidentId: vote.incidentId, statement: 'No limit.', departure: 'It is stated as the stewards voted.' }
	expect(done(await stateOutcome.execute(said, coordinator))).toMatchObject({ rung: 0, measureId: null })
	const incident = done(await getIncident.ask({ ref: vote.incidentId }, coordinator))
	expect(incident).toMatchObject({ state: 'decided', votes: [{ outcome: 'rejected', decidedRung: 0 }] })
})

test('a vote that misses its quorum is opened again by the same rules', async () => {
	const vote = await voteOn(people, { method: 'ranked', options: OPTIONS })
	await castAll(vote, ['warning', 'warning'])
	expect(done(await tally(vote))).toMatchObject({ outcome: 'quorum_not_met', rung: null, option: null })
	const coordinator = { actor: people.actor(WHO.coordinator) }
	const again = done(await relaunchVote.execute({ incidentId: vote.incidentId }, coordinator))
	expect(await seen({ voteId: again.id })).toMatchObject({ attempt: 2, method: 'ranked', state: 'open' })
	expect((await seen({ voteId: again.id })).rules).toEqual((await seen(vote)).rules)
}, 60_000)

describe('conflicts of interest', () => {
	const CONFLICTED = {
		ladder: [{}, '2 key_limit', '1 warning', '2 key_limit'],
		single: [{ options: [LIMIT] }, 'for', 'against', 'for'],
		approval: [{ options: OPTIONS }, 'key_limit', 'warning', 'key_limit'],
		ranked: [{ options: OPTIONS }, 'key_limit', 'warning', 'key_limit'],
		optimistic: [{ options: [{ rung: 1 }] }, 'object', 'no_objection', 'no_objection'],
	} as const

	test.each(Object.entries(CONFLICTED))(
		'%s: the result is told with and without their ballots',
		async (method, given) => {
			const [held, mine, others] = given
			const options = 'options' in held ? held.options.map((option) => ({ ...option })) : undefined
			const vote = await voteOn(people, { method: method as 'ladder', ...(options && { options }) })
			const parameters = { target: 100, reviewAfterDays: 90 }
			const said = (choice: string) => (choice === '2 key_limit' ? { parameters } : {})
			for (const steward of [2, 3]) {
				expect(await castAs(vote, steward, mine, { conflict: 'invested_in', ...said(mine) })).toBe('ok')
			}
			for (const steward of [4]) expect(await castAs(vote, steward, others)).toBe('ok')
			if (method !== 'optimistic') expect(await castAs(vote, 5, 'abstain')).toBe('ok')
			done(await tally(vote))
			const view = await seen(vote)
			const without = { ladder: 1, single: 0, approval: 1, ranked: 1, optimistic: 1 }[method]
			const withAll = { ladder: 2, single: 2, approval: 2, ranked: 2, optimistic: 0 }[method]
			expect(view.decidedRung).toBe(withAll)
			expect(view.withoutConflicted).toMatchObject(
				method === 'optimistic' ? { outcome: 'adopted', rung: without } : { outcome: 'quorum_not_met', rung: null },
			)
			expect(recount(await bundleOf(vote))).toEqual((await bundleOf(vote)).outcome)
		},
		60_000,
	)

	test('a recused steward leaves the roll with the ballot, and the quorum is counted anew', async () => {
		const vote = await voteOn(people, { method: 'single', options: [LIMIT] })
		await castAll(vote, ['for', 'against', 'for'])
		expect(await seen(vote)).toMatchObject({ quorum: { cast: '3', required: '4', isMet: false }, roll: { power: '7' } })
		for (const steward of [3, 7, 8]) {
			const declared = { voteId: vote.voteId, conflict: 'supplier_of' as const, note: 'We host their nodes.' }
			done(await recuseFromVote.execute(declared, { actor: people.actor(steward), at: vote.at }))
		}
		const view = await seen(vote)
		expect(view).toMatchObject({ quorum: { cast: '2', required: '2', isMet: true }, roll: { power: '4', size: 7 } })
		expect(view.roll.recused).toHaveLength(3)
		expect(view.roll.notVotedCount).toBe(2)
		expect(await castAs(vote, 3, 'for')).toBe('recused')
		expect(done(await tally(vote))).toMatchObject({ outcome: 'adopted', rung: 2 })
		expectUnbroken(await bundleOf(vote))
	}, 60_000)
})

test('an objection phase follows the main one, and takes nothing but objections', async () => {
	const vote = await voteOn(people, { method: 'single', options: [LIMIT], objectionHours: 48 })
	await castAll(vote, ['for', 'for', 'for', 'against'])
	const objecting = 121 * 60
	expect(await castAs(vote, 7, 'for', { after: objecting })).toBe('not_an_objection')
	expect(await castAs(vote, 7, 'against', { after: objecting })).toBe('ok')
	expect(await castAs(vote, 2, 'against', { after: objecting })).toBe('ok')
	const early = await tally(vote, hours(130))
	expect(early.ok ? '' : early.problem.reason).toBe('vote_running')
	expect(await castAs(vote, 8, 'against', { after: 168 * 60 })).toBe('vote_closed')
	expect(done(await tally(vote))).toMatchObject({ outcome: 'rejected' })
	const row = await prisma.vote.findUniqueOrThrow({ where: { id: vote.voteId } })
	expect(row.leadingAtObjection).toEqual({ outcome: 'adopted', rung: 2, option: 'key_limit' })
}, 60_000)

test('the ballots leave as CSV with the choice as it was signed, and whether they count without those of a conflict', async () => {
	const vote = await voteOn(people, { method: 'approval', options: OPTIONS })
	expect(await castAs(vote, 2, 'warning, key_limit', { conflict: 'invested_in' })).toBe('ok')
	expect(await castAs(vote, 3, 'none')).toBe('ok')
	const { pages } = done(await exportBallots.ask({ voteId: vote.voteId }, { actor: VISITOR }))
	const lines: string[] = []
	for await (const page of pages()) lines.push(...page.map((row) => BALLOTS_CSV.row(row, false)))
	expect(lines).toHaveLength(2)
	expect(lines.join('\n')).toContain('"warning, key_limit",{},invested_in,false')
	expect(lines.join('\n')).toContain('none,{},none,true')
})
