import { encodeFunctionData, hashTypedData, serializeErc6492Signature } from 'viem'
import { afterAll, expect, test, vi } from 'vitest'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { findPerson } from '@/lib/server/auth/find-actor'
import { findOrAddByAddress } from '@/lib/server/auth/people'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { compile, deploy, send, startAnvil } from '@/lib/testing/evm'
import { allowWeights } from '@/lib/testing/policies'
import { testPrisma } from '@/lib/testing/test-database'
import { seedPeople } from '@/prisma/seed/people'
import { castBallot } from './commands/cast-ballot'
import { openVote } from './commands/open-vote'
import { setDelegation } from './commands/set-delegation'
import { getBallotTemplate } from './queries/get-ballot-template'
import { getDelegationTemplate } from './queries/get-delegation-template'
import { getVote } from './queries/get-vote'

vi.setConfig({ testTimeout: 60_000 })

const prisma = testPrisma()
const evm = await startAnvil(['--chain-id', '1'])
vi.stubEnv('RPC_URL', evm.url)
const contracts = await compile('TestVotes.sol', 'TestWallet.sol')
afterAll(() => evm.stop())

function owner(index: number) {
	const found = evm.accounts[index]
	if (found === undefined) throw new Error('no such account')
	return found
}

type Signer = (hash: `0x${string}`) => Promise<`0x${string}`>

/** A holder who votes with a contract: one that stands, and one that is yet to be deployed. */
async function contractWallets() {
	const standing = await deploy(evm, contracts, 'TestWallet', [owner(1).address])
	const factory = await deploy(evm, contracts, 'TestWalletFactory')
	const args = [owner(2).address, `0x${'09'.repeat(32)}`]
	const future = String(await evm.chain.readContract({ ...factory, functionName: 'addressOf', args }))
	const data = encodeFunctionData({ abi: factory.abi, functionName: 'create', args })
	const wrapped: Signer = async (hash) =>
		serializeErc6492Signature({ address: factory.address, data, signature: await owner(2).sign({ hash }) })
	return { standing: standing.address.toLowerCase(), future: future.toLowerCase(), wrapped }
}

async function tokenHeldBy(holders: Readonly<Record<string, bigint>>) {
	const { address, abi } = await deploy(evm, contracts, 'TestVotes')
	const call = (functionName: string, args: readonly unknown[]) =>
		send(evm, { to: address, data: encodeFunctionData({ abi, functionName, args }) })
	for (const [holder, amount] of Object.entries(holders)) {
		await call('mint', [owner(0).address, amount])
		await call('delegate', [holder])
	}
	// Power that nobody delegated: part of the supply, and of no roll.
	await call('mint', [owner(9).address, 7n])
	const supply = Object.values(holders).reduce((sum, amount) => sum + amount, 7n)
	const block = Number(await evm.chain.getBlockNumber())
	await evm.chain.mine({ blocks: 2 })
	return { token: address, block, supply }
}

async function actorOf(address: string): Promise<Actor> {
	return (await findPerson((await findOrAddByAddress(address)).id)) ?? VISITOR
}

async function ballotOf(voteId: string, actor: Actor, sign: Signer) {
	const { typedData } = done(await getBallotTemplate.ask({ voteId, rung: 1 }, { actor }))
	const { domain, types, primaryType, message } = typedData
	const hash = hashTypedData({
		domain,
		types,
		primaryType,
		message: { ...message, sequence: BigInt(message.sequence) },
	})
	return { voteId, message, signature: await sign(hash) }
}

test('holders of a token at a block vote, with contract wallets too; how each signature was checked is kept', async () => {
	const people = await seedPeople()
	const { standing, future, wrapped } = await contractWallets()
	const { token, block, supply } = await tokenHeldBy({ [standing]: 5n })
	await allowWeights()
	const { incidentId } = await caseAt(people, 'deliberating', { isPublished: true })
	const coordinator = people.actor(WHO.coordinator)
	const early = await openVote.execute(
		{ incidentId, weights: { kind: 'erc20votes', token, block: block + 100 } },
		{ actor: coordinator },
	)
	expect(early.ok === false && early.problem.reason).toBe('block_not_past')
	const weights = { kind: 'erc20votes', token, block } as const
	const { id: voteId } = done(await openVote.execute({ incidentId, weights }, { actor: coordinator }))
	const vote = done(await getVote.ask({ voteId }, { actor: coordinator }))
	expect(vote.rules.weights).toEqual({
		kind: 'erc20votes',
		chainId: 1,
		token: token.toLowerCase(),
		block,
		totalPower: supply.toString(),
	})
	expect(vote.roll).toMatchObject({ size: 1, power: '5' })
	const actor = await actorOf(standing)
	const stranger = await ballotOf(voteId, actor, (hash) => owner(3).sign({ hash }))
	const refused = await castBallot.execute(stranger, { actor })
	expect(refused.ok === false && refused.problem.reason).toBe('wrong_signature')
	done(await castBallot.execute(await ballotOf(voteId, actor, (hash) => owner(1).sign({ hash })), { actor }))
	const [kept] = await prisma.ballot.findMany({ where: { voteId } })
	expect(kept).toMatchObject({ signatureKind: 'erc1271', address: standing })
	expect(Number(kept?.checkedAtBlock)).toBeGreaterThanOrEqual(block)
	expect(future).not.toBe(standing)
	const outsider = await actorOf(future)
	const outside = await castBallot.execute(await ballotOf(voteId, outsider, wrapped), { actor: outsider })
	expect(outside.ok === false && outside.problem.reason).toBe('not_on_roll')
})

test('a wallet that is yet to be deployed votes by ERC-6492, and delegates', async () => {
	const people = await seedPeople()
	const { future, wrapped } = await contractWallets()
	await allowWeights()
	const { incidentId } = await caseAt(people, 'deliberating', { isPublished: true })
	const actor = await actorOf(future)
	const csv = `${future},3`
	const weights = { kind: 'snapshot', csv, decimals: 0, symbol: 'VOTE', source: 'By hand' } as const
	const { id: voteId } = done(await openVote.execute({ incidentId, weights }, { actor: people.actor(WHO.coordinator) }))
	const bare = await ballotOf(voteId, actor, (hash) => owner(2).sign({ hash }))
	const refused = await castBallot.execute(bare, { actor })
	expect(refused.ok === false && refused.problem.reason).toBe('wrong_signature')
	done(await castBallot.execute(await ballotOf(voteId, actor, wrapped), { actor }))
	expect(await prisma.ballot.findFirstOrThrow()).toMatchObject({ signatureKind: 'erc6492' })
	const delegate = people.actor(WHO.steward)
	const to = delegate.kind === 'person' ? (delegate.address ?? '') : ''
	const { typedData } = done(await getDelegationTemplate.ask({ delegate: to }, { actor }))
	const { domain, types, primaryType, message } = typedData
	const hash = hashTypedData({ domain, types, primaryType, message: { ...message, sequence: 1n } })
	done(await setDelegation.execute({ message, signature: await wrapped(hash) }, { actor }))
	expect(await prisma.delegation.findFirstOrThrow()).toMatchObject({ signatureKind: 'erc6492', delegate: to })
})

test('while the node is away a contract wallet is told so, and a key votes on', async () => {
	const people = await seedPeople()
	const { standing } = await contractWallets()
	await allowWeights()
	const { incidentId } = await caseAt(people, 'deliberating', { isPublished: true })
	const actor = await actorOf(standing)
	const key = await actorOf(owner(4).address.toLowerCase())
	const weights = {
		kind: 'snapshot',
		csv: `${standing},3\n${owner(4).address},1`,
		decimals: 0,
		symbol: 'V',
		source: 'By hand',
	} as const
	const { id: voteId } = done(await openVote.execute({ incidentId, weights }, { actor: people.actor(WHO.coordinator) }))
	const ballot = await ballotOf(voteId, actor, (hash) => owner(1).sign({ hash }))
	await evm.stop()
	const refused = await castBallot.execute(ballot, { actor })
	expect(refused.ok === false && refused.problem.reason).toBe('rpc_unanswered')
	done(await castBallot.execute(await ballotOf(voteId, key, (hash) => owner(4).sign({ hash })), { actor: key }))
})
