import { createPublicKey, verify } from 'node:crypto'
import { hashTypedData, type TypedDataDefinition, verifyTypedData } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { VISITOR } from '@/lib/domain/access/actor'
import type { BallotMessage } from '@/lib/domain/decisions/ballot-message'
import { readSignedBallot } from '@/lib/domain/decisions/read-signed-ballot'
import { resultOf } from '@/lib/domain/decisions/vote-result'
import { days, type Instant, plus } from '@/lib/domain/kernel/instant'
import { canonicalJson } from '@/lib/domain/log/canonical-json'
import type { Rung } from '@/lib/domain/policy/policy'
import { DEMONSTRATION_MNEMONIC } from '@/lib/server/access/personas'
import { demonstrationCases } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import { bundleOf } from '@/lib/testing/votes'
import { verifyBundle } from '@/lib/verify/verify-bundle'
import { withReceipt } from '@/lib/web/ballot-receipt'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { castBallot } from './commands/cast-ballot'
import { recuseFromVote } from './commands/recuse-from-vote'
import { tallyVote } from './commands/tally-vote'
import { exportBallots } from './queries/export-ballots'
import { getBallotTemplate } from './queries/get-ballot-template'
import { getVoteBundle } from './queries/get-vote-bundle'
import type { VoteBundle } from './vote-bundle'

// The clock of a demonstration does not matter here; what counts is that everything below comes from what is published.
const prisma = testPrisma()
const NOW = Date.now() as Instant
let people: DemonstrationPeople
let voteId = ''

beforeEach(async () => {
	people = await demonstrationCases()
	voteId = (await prisma.vote.findFirstOrThrow({ where: { state: 'open', method: 'ladder' } })).id
}, 60_000)

async function cast(voter: number, choice: { rung?: Rung | 'abstain'; [part: string]: unknown }) {
	const actor = people.actor(voter)
	const template = await getBallotTemplate.ask({ voteId, rung: 1, ...choice }, { actor })
	if (!template.ok) throw new Error(template.problem.sentence)
	const { domain, types, primaryType, message } = template.value.typedData
	const account = mnemonicToAccount(DEMONSTRATION_MNEMONIC, { addressIndex: voter })
	const typed = { ...message, sequence: BigInt(message.sequence) }
	const signature = await account.signTypedData({ domain, types, primaryType, message: typed })
	const result = await castBallot.execute({ voteId, message, signature }, { actor, at: NOW })
	if (!result.ok) throw new Error(result.problem.sentence)
	return withReceipt(result.value, result.leaves, actor)
}

const published = (id: string): Promise<VoteBundle> => bundleOf({ voteId: id })

/** The count of a bundle by someone who has nothing but the bundle. */
function recount({ roll, ballots, policy, rules, typedData }: VoteBundle) {
	const frame = { policy, rules, chainId: typedData.domain.chainId, installation: typedData.domain.salt.slice(2) }
	const voting = roll.filter((entry) => entry.recusal === null)
	const counted = voting.flatMap((entry) => {
		const own = ballots.filter((ballot) => ballot.rollId === entry.id)
		const last = own
			.map(messageOf)
			.toSorted((a, b) => Number(a.sequence) - Number(b.sequence))
			.at(-1)
		if (last === undefined) return []
		const read = readSignedBallot(last, frame)
		if (!read.ok) throw new Error(read.refusal.sentence)
		return [{ ...read.value.content, power: BigInt(entry.power) }]
	})
	const power = voting.reduce((sum, entry) => sum + BigInt(entry.power), 0n)
	return resultOf(counted, power, { rules, policy })
}

function messageOf({ message }: Pick<VoteBundle['ballots'][number], 'message'>): BallotMessage {
	if (message === null) throw new Error('This ballot is sealed')
	return message
}

function plain(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? part.toString() : part)))
}

function typed({ typedData }: VoteBundle, message: BallotMessage): TypedDataDefinition {
	return { ...typedData, message: { ...message, sequence: BigInt(message.sequence) } }
}

async function isSigned(bundle: VoteBundle, ballot: VoteBundle['ballots'][number]) {
	const { rollId, signature } = ballot
	const address = bundle.roll.find((entry) => entry.id === rollId)?.address as `0x${string}`
	return verifyTypedData({ ...typed(bundle, messageOf(ballot)), address, signature: signature as `0x${string}` })
}

afterEach(() => void vi.useRealTimers())

test('every counted vote is counted alike from its bundle alone, and every signature in it is good', async () => {
	await cast(2, { rung: 2, parameters: { target: 4_000, reviewAfterDays: 60 }, reason: 'Changed my mind.' })
	await cast(4, {
		rung: 3,
		parameters: { target: 100, mode: 'demand', reviewAfterDays: 90 },
		conflict: 'invested_in',
	})
	await cast(5, { rung: 'abstain' })
	await cast(6, { rung: 0 })
	await recuseFromVote.execute({ voteId, conflict: 'supplier_of', note: '' }, { actor: people.actor(6), at: NOW })
	const tallied = await tallyVote.execute({ voteId }, { actor: people.actor(1), at: plus(NOW, days(9)) })
	expect(tallied.ok ? '' : tallied.problem.sentence).toBe('')

	vi.setSystemTime(plus(NOW, days(60))) // the log signs after the last of the votes, whose times are made up
	const votes = await prisma.vote.findMany({ where: { state: 'tallied' } })
	expect(votes).toHaveLength(5)
	let signatures = 0
	for (const { id } of votes) {
		const bundle = await published(id)
		expect(plain(recount(bundle))).toEqual(bundle.outcome)
		for (const ballot of bundle.ballots) expect(await isSigned(bundle, ballot)).toBe(true)
		const report = verifyBundle(bundle, nativeCrypto())
		const isLate = ({ id, recusal }: (typeof bundle.roll)[number]) =>
			recusal !== null && bundle.ballots.some(({ rollId }) => rollId === id)
		const open = report.checks.flatMap(({ id, state }) => (state === 'holds' ? [] : [`${id}: ${state}`]))
		expect(open).toEqual(bundle.roll.some(isLate) ? ['counted: unchecked'] : [])
		signatures += bundle.ballots.length
	}
	expect(signatures).toBe(29)
	expect(votes.map((vote) => vote.outcome)).toContain('quorum_not_met')

	const bundle = await published(voteId)
	expect(bundle.roll.filter((entry) => entry.recusal !== null)).toHaveLength(1)
	expect(
		bundle.roll
			.filter((entry) => !entry.hasVoted)
			.map((entry) => entry.name)
			.sort(),
	).toEqual(['Steward 6', 'Steward 7'])
	expect(bundle.ballots.filter((ballot) => !ballot.isCounted)).toHaveLength(2) // one replaced, one of the recused
})

test('a bundle that was changed does not check', async () => {
	const { id } = await prisma.vote.findFirstOrThrow({ where: { decidedRung: 2 } })
	const bundle = await published(id)
	const limit = bundle.ballots.find((ballot) => ballot.message?.choice === '2 key_limit')
	if (limit === undefined) throw new Error('The model case has ballots')
	const message = { ...messageOf(limit), choice: '0 nothing', parameters: '{}' }
	expect(await isSigned(bundle, { ...limit, message })).toBe(false)
	const changed = bundle.ballots.map((ballot) => ({
		...ballot,
		message: { ...messageOf(ballot), choice: '0 nothing', parameters: '{}' },
	}))
	expect(plain(recount({ ...bundle, ballots: changed }))).not.toEqual(bundle.outcome)
})

test('the receipt of a ballot names the signed message and its leaf, and only the whole of it verifies', async () => {
	const receipt = JSON.parse(JSON.stringify(await cast(3, { reason: 'For the receipt.' })))
	const { ballotHash, leafHash, signature, publicKey } = receipt
	const said = Object.fromEntries(
		[
			['format', 'formatVersion', 'installation', 'origin', 'kind', 'subject'],
			['entry', 'leafHash', 'acceptedAt', 'publicKey', 'keyId'],
		]
			.flat()
			.map((name) => [name, receipt[name]]),
	)
	const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'hex').toString('base64url') }
	const key = createPublicKey({ key: jwk, format: 'jwk' })
	const verifies = (claim: typeof said, bytes = signature) =>
		verify(null, Buffer.from(canonicalJson(claim)), key, Buffer.from(bytes, 'hex'))
	expect(verifies(said)).toBe(true)
	for (const name of Object.keys(said)) {
		expect([name, verifies({ ...said, [name]: name === 'formatVersion' ? 9 : `${said[name]}x` })]).toEqual([
			name,
			false,
		])
	}
	expect(verifies(said, signature.replace(/^../, '00'))).toBe(false)
	expect(receipt).toMatchObject({ voteId, sequence: 2, subject: `vote:${voteId}`, kind: 'vote.ballot_cast' })

	const leaf = await prisma.logLeaf.findFirstOrThrow({ where: { leafHash } })
	expect(JSON.parse(leaf.entry)).toMatchObject({ subject: `vote:${voteId}`, facts: { ballotHash, sequence: 2 } })
	const bundle = await published(voteId)
	const own = bundle.ballots.at(-1)
	if (own === undefined) throw new Error('The ballot is in the bundle')
	expect(hashTypedData(typed(bundle, messageOf(own)))).toBe(ballotHash)
})

test('the ballots leave page by page, and a case that is not public lets nothing out', async () => {
	const pages = async () => {
		const found = await exportBallots.ask({ voteId }, { actor: VISITOR })
		if (!found.ok) return found.problem.code
		const rows = []
		for await (const page of found.value.pages()) rows.push(...page)
		return rows.map((row) => row.voter).sort()
	}
	expect(await pages()).toEqual(['Steward 1', 'Steward 2'])
	await prisma.incident.updateMany({ data: { publishedAt: null } })
	expect(await pages()).toBe('not_found')
	const bundle = await getVoteBundle.ask({ voteId }, { actor: VISITOR })
	expect(bundle.ok).toBe(false)
})
