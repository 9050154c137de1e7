import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
	type Abi,
	type Account,
	type Address,
	type Chain,
	createTestClient,
	createWalletClient,
	type Hex,
	http,
	publicActions,
	type WalletClient,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'

/** A real EVM for tests: anvil, from its npm package, on a port of its own choice. */
export type Evm = {
	readonly url: string
	/** Reads, sends and moves the chain: `getBlockNumber`, `mine`, `snapshot`, `setBalance`. */
	readonly chain: ReturnType<typeof chainAt>
	/** Ten accounts with 10,000 ETH each; the same ones on every run. */
	readonly accounts: readonly ReturnType<typeof mnemonicToAccount>[]
	readonly stop: () => Promise<void>
}

export type Artifact = { readonly abi: Abi; readonly bytecode: Hex }
type WalletOnChain = WalletClient<ReturnType<typeof http>, Chain, Account>

const START_MS = 20_000
const MNEMONIC = 'test test test test test test test test test test test junk'
const CONTRACTS = fileURLToPath(new URL('./contracts', import.meta.url))
const NAMES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

function chainAt(url: string) {
	const client = createTestClient({
		mode: 'anvil',
		chain: foundry,
		transport: http(url),
		pollingInterval: 50,
		cacheTime: 0,
	})
	return client.extend(publicActions)
}

function anvilProgram(): string {
	const os = process.platform === 'win32' ? 'win32' : process.platform
	const manifest = createRequire(createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json')).resolve(
		`@foundry-rs/anvil-${os}-${NAMES[process.arch] ?? process.arch}/package.json`,
	)
	return join(dirname(manifest), 'bin', os === 'win32' ? 'anvil.exe' : 'anvil')
}

/** Starts a chain. `args` go to anvil: `['--block-time', '1']`. Stop it in `afterAll`; it dies with this process anyway. */
export async function startAnvil(args: readonly string[] = []): Promise<Evm> {
	const child = spawn(anvilProgram(), ['--port', '0', '--threads', '1', ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	const dieToo = () => child.kill('SIGKILL')
	process.once('exit', dieToo)
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
	const stop = async () => {
		process.removeListener('exit', dieToo)
		child.kill('SIGKILL')
		await ended
	}
	const url = await addressOf(child).catch(async (error) => {
		await stop()
		throw error
	})
	const accounts = Array.from({ length: 10 }, (_, addressIndex) => mnemonicToAccount(MNEMONIC, { addressIndex }))
	return { url, chain: chainAt(url), accounts, stop }
}

/** The address that anvil says it listens on. */
function addressOf(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let output = ''
		const timer = setTimeout(() => reject(new Error(`anvil did not start:\n${output}`)), START_MS)
		const read = (chunk: Buffer) => {
			output += chunk.toString()
			const found = /Listening on (127\.0\.0\.1:\d+)/.exec(output)
			if (found === null) return
			clearTimeout(timer)
			output = ''
			resolve(`http://${found[1]}`)
		}
		child.stdout?.on('data', read)
		child.stderr?.on('data', read)
		child.once('error', reject)
		child.once('exit', (code) => reject(new Error(`anvil ended with code ${code}:\n${output}`)))
	})
}

type SolcOutput = {
	readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[]
	readonly contracts: Readonly<
		Record<string, Readonly<Record<string, { readonly abi: Abi; readonly evm: { bytecode: { object: string } } }>>>
	>
}

/**
 * Compiles Solidity files of lib/testing/contracts, for example `compile('TestVotes.sol')`; gives every contract by its
 * name. Takes a second or two: call it once per test file. A warning is an error.
 */
export async function compile(...files: readonly string[]): Promise<Readonly<Record<string, Artifact>>> {
	const { default: solc } = await import('solc')
	const sources = Object.fromEntries(
		files.map((file) => [file, { content: readFileSync(join(CONTRACTS, file), 'utf8') }]),
	)
	const settings = {
		optimizer: { enabled: true, runs: 200 },
		evmVersion: 'cancun',
		outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
	}
	const output: SolcOutput = JSON.parse(solc.compile(JSON.stringify({ language: 'Solidity', sources, settings })))
	const errors = output.errors ?? []
	if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'))
	const found = Object.values(output.contracts).flatMap((contracts) => Object.entries(contracts))
	return Object.fromEntries(
		found.map(([name, { abi, evm }]) => [name, { abi, bytecode: `0x${evm.bytecode.object}` as const }]),
	)
}

/** Signs and sends as one of the chain's accounts; the first unless told otherwise. */
export function walletOf(evm: Evm, account: Account | undefined = evm.accounts[0]): WalletOnChain {
	if (account === undefined) throw new Error('No such account')
	return createWalletClient({ account, chain: foundry, transport: http(evm.url) })
}

/** Puts a contract on the chain and gives its address. */
export async function deploy(
	evm: Evm,
	contracts: Readonly<Record<string, Artifact>>,
	name: string,
	args: readonly unknown[] = [],
): Promise<{ readonly address: Address; readonly abi: Abi }> {
	const artifact = contracts[name]
	if (artifact === undefined) throw new Error(`No contract ${name} among ${Object.keys(contracts).join(', ')}`)
	const hash = await walletOf(evm).deployContract({ ...artifact, args })
	const { contractAddress } = await evm.chain.waitForTransactionReceipt({ hash })
	if (!contractAddress) throw new Error(`${name} was not deployed`)
	return { address: contractAddress, abi: artifact.abi }
}

/** Sends a transaction with ready-made calldata and waits for it; a revert throws with its reason. */
export async function send(
	evm: Evm,
	call: { readonly to: Address; readonly data: Hex; readonly from?: Account },
): Promise<void> {
	const wallet = walletOf(evm, call.from)
	await evm.chain.call({ to: call.to, data: call.data, account: wallet.account.address })
	const hash = await wallet.sendTransaction({ to: call.to, data: call.data })
	const { status } = await evm.chain.waitForTransactionReceipt({ hash })
	if (status !== 'success') throw new Error('The transaction reverted')
}
