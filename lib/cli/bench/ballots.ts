import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import type { TypedDataDefinition } from 'viem'
import { type HDAccount, mnemonicToAccount } from 'viem/accounts'
import { createSiweMessage } from 'viem/siwe'
import { listPersonas } from '../announcement'
import type { RunningServer } from '../serve'
import { SetupFailure } from '../setup-failure.mjs'
import type { Sample } from './compare'

const MNEMONIC = 'test test test test test test test test test test test junk'

type Template = { readonly typedData: TypedDataDefinition & { message: { sequence: string } } }

/** A steward of the demonstration, signed in. */
export type Steward = { readonly account: HDAccount; readonly cookie: string }

/** The same, on the roll of a vote. */
export type Voter = Steward & { readonly template: Template; sequence: number }

export type BallotBench = { readonly cast: Sample; readonly insert: Sample; readonly close: () => Promise<void> }

/** Casts really signed ballots over the API; the other side inserts the same row by SQL, with nothing around it. */
export async function ballotBench(server: RunningServer): Promise<BallotBench> {
	const voteId = await findOpenVote(server.address)
	const voters = await findVoters(server, voteId, await signInStewards(server))
	const options = '-c synchronous_commit=on'
	const pool = new Pool({ connectionString: server.databaseUrl, max: voters.length, options })
	const cast = await castSample(server, voteId, voters)
	await pool.query('CREATE TABLE bench_ballot (LIKE ballot INCLUDING ALL)')
	return { cast, insert: (seconds) => insertRows(pool, voters.length, seconds), close: () => pool.end() }
}

/** Casts signed ballots in a vote for a while; `besides` is done once more for each ballot. */
export async function castSample(
	{ address }: RunningServer,
	voteId: string,
	voters: readonly Voter[],
	besides: () => Promise<unknown> = async () => undefined,
): Promise<Sample> {
	const url = `${address}/api/v1/votes/${voteId}/ballots`
	let perSecond = await castAll(url, voters, 1, besides)
	return async (seconds) => {
		perSecond = await castAll(url, voters, Math.ceil((perSecond * seconds) / voters.length), besides)
		return perSecond
	}
}

async function read<T>(url: string, cookie = ''): Promise<T | null> {
	const response = await fetch(url, { headers: { cookie, 'x-forwarded-for': visitor() } })
	return response.ok ? ((await response.json()) as T) : null
}

/** The limit per client is part of the product; here each request comes from somebody else. */
function visitor(): string {
	return `10.${randomUUID()
		.slice(0, 6)
		.match(/../g)
		?.map((pair) => Number.parseInt(pair, 16))
		.join('.')}`
}

export async function findOpenVote(address: string): Promise<string> {
	const list = await read<{ data: { slug: string }[] }>(`${address}/api/v1/incidents?state=voting`)
	type Case = { votes: { id: string; state: string }[] }
	const found = list?.data[0] && (await read<Case>(`${address}/api/v1/incidents/${list.data[0].slug}`))
	const open = found?.votes.find(({ state }) => state === 'open')
	if (!open) throw new SetupFailure('the demonstration has no open vote to measure with.')
	return open.id
}

export async function signInStewards({ address, settings }: RunningServer): Promise<readonly Steward[]> {
	const stewards: Steward[] = []
	for (const { index, role } of await listPersonas(settings)) {
		if (!role.startsWith('steward')) continue
		const account = mnemonicToAccount(MNEMONIC, { addressIndex: index })
		stewards.push({ account, cookie: await signIn(address, account) })
	}
	return stewards
}

/** Those of the stewards who may vote. */
export async function findVoters(
	{ address }: RunningServer,
	voteId: string,
	stewards: readonly Steward[],
): Promise<readonly Voter[]> {
	const voters: Voter[] = []
	for (const steward of stewards) {
		const url = `${address}/api/v1/votes/${voteId}/ballot-template?rung=abstain&reason=Measured.`
		const template = await read<Template>(url, steward.cookie)
		if (template) voters.push({ ...steward, template, sequence: Number(template.typedData.message.sequence) })
	}
	if (voters.length === 0) throw new SetupFailure('no steward of the demonstration may vote on its open vote.')
	return voters
}

async function signIn(address: string, account: HDAccount): Promise<string> {
	const csrf = await fetch(`${address}/api/auth/csrf`)
	const { csrfToken } = (await csrf.json()) as { csrfToken: string }
	const domain = new URL(address).host
	const about = { domain, address: account.address, uri: address, version: '1', chainId: 1, nonce: csrfToken } as const
	const message = createSiweMessage(about)
	const form = { csrfToken, message, signature: await account.signMessage({ message }), json: 'true' }
	const response = await fetch(`${address}/api/auth/callback/siwe`, {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie: cookiesOf(csrf), 'x-forwarded-for': visitor() },
		body: new URLSearchParams(form),
	})
	return `${cookiesOf(csrf)}; ${cookiesOf(response)}`
}

function cookiesOf(response: Response): string {
	return response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ')
}

type Signed = { readonly message: object; readonly signature: string }

async function sign(voter: Voter): Promise<Signed> {
	const { typedData } = voter.template
	const message = { ...typedData.message, sequence: String(voter.sequence) }
	voter.sequence += 1
	return { message, signature: await voter.account.signTypedData({ ...typedData, message }) }
}

/** Ballots taken per second. They are signed beforehand: in life that happens in the stewards' wallets. */
async function castAll(
	url: string,
	voters: readonly Voter[],
	each: number,
	besides: () => Promise<unknown>,
): Promise<number> {
	const signed = new Map<Voter, Signed[]>(voters.map((voter) => [voter, []]))
	for (const [voter, ballots] of signed) while (ballots.length < each) ballots.push(await sign(voter))
	const from = performance.now()
	await Promise.all([...signed].map(([voter, ballots]) => castInTurn(url, voter, ballots, besides)))
	return (voters.length * each * 1_000) / (performance.now() - from)
}

async function castInTurn(
	url: string,
	voter: Voter,
	ballots: readonly Signed[],
	besides: () => Promise<unknown>,
): Promise<void> {
	for (const ballot of ballots) {
		await besides()
		const response = await fetch(url, {
			method: 'POST',
			headers: { cookie: voter.cookie, 'content-type': 'application/json', 'x-forwarded-for': visitor() },
			body: JSON.stringify(ballot),
		})
		const answer = await response.text()
		if (response.status !== 201) throw new SetupFailure(`a ballot was not taken: ${answer}`)
	}
}

/** The same row as often as it goes in, each time committed to the disk, from as many connections as there are voters. */
async function insertRows(pool: Pool, connections: number, seconds: number): Promise<number> {
	const { rows } = await pool.query('SELECT * FROM ballot LIMIT 1')
	const names = Object.keys(rows[0])
	const places = names.map((_, index) => `$${index + 1}`)
	const sql = `INSERT INTO bench_ballot (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${places.join(', ')})`
	const from = performance.now()
	const counts = await Promise.all(
		Array.from({ length: connections }, async () => {
			let inserted = 0
			while (performance.now() - from < seconds * 1_000) {
				const row = { ...rows[0], id: randomUUID(), roll_entry_id: randomUUID(), vote_id: randomUUID() }
				await pool.query(sql, Object.values(row))
				inserted += 1
			}
			return inserted
		}),
	)
	return (counts.reduce((sum, count) => sum + count, 0) * 1_000) / (performance.now() - from)
}
