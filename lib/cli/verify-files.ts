import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type Check, firstWrong } from '@/lib/verify/report'
import { type FileReport, type GivenFile, verifyFiles } from '@/lib/verify/verify-files'
import { whoseWord } from '@/lib/verify/whose-word'
import { nativeCrypto } from './native-crypto'
import { SetupFailure } from './setup-failure.mjs'

const MOST_MEGABYTES = 512
const LONGEST_WAIT_MS = 30_000
const MARKS = { holds: '+', fails: '!', unchecked: '?' } as const
const EXIT = { holds: 0, fails: 1, unchecked: 2 } as const

export const VERIFY_USAGE =
	'npm run verify -- [--key PUBLIC_KEY] FILE_OR_URL ...   (bundles, receipts, checkpoints, proofs, the export of a log)'

/**
 * Checks files and answers with the exit code: 0 only if everything holds, 1 if something is wrong, 2 if nothing is
 * wrong and something could not be checked. Asks nobody but for the addresses that were given.
 */
export async function verify(args: readonly string[]): Promise<number> {
	const { values, positionals } = readArguments(args)
	const trustedKeys = (values.key ?? []).map(readKey)
	const files: GivenFile[] = []
	for (const source of positionals) files.push(await fetchFile(source))
	const progress = progressLine()
	const reports = verifyFiles(files, nativeCrypto(), { trustedKeys, onProgress: progress.show })
	progress.clear()
	process.stdout.write(values.json ? `${JSON.stringify(reports, null, '\t')}\n` : inWords(reports))
	return EXIT[stateOf(reports)]
}

function readArguments(args: readonly string[]) {
	try {
		const options = { key: { type: 'string', multiple: true }, json: { type: 'boolean' } } as const
		return parseArgs({ args: [...args], options, allowPositionals: true })
	} catch (error) {
		throw new SetupFailure(`${(error as Error).message}. ${VERIFY_USAGE}`)
	}
}

function readKey(text: string): string {
	const key = text.trim().toLowerCase()
	if (/^[0-9a-f]{64}$/.test(key)) return key
	throw new SetupFailure(`--key is "${text}"; give the 64 hex digits of an Ed25519 public key.`)
}

async function fetchFile(source: string): Promise<GivenFile> {
	const text = /^https?:\/\//.test(source) ? await download(source) : await readLocal(source)
	return { name: basename(source) || source, text }
}

async function readLocal(path: string): Promise<string> {
	try {
		const { size } = await stat(path)
		if (size > MOST_MEGABYTES * 1_000_000) throw tooLarge(path)
		return await readFile(path, 'utf8')
	} catch (error) {
		if (error instanceof SetupFailure) throw error
		const reason =
			(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message
		throw new SetupFailure(`${path} cannot be read: ${reason}.`)
	}
}

async function download(address: string): Promise<string> {
	let response: Response
	try {
		response = await fetch(address, {
			headers: { accept: 'application/json' },
			signal: AbortSignal.timeout(LONGEST_WAIT_MS),
		})
	} catch (error) {
		const { cause, message } = error as Error
		throw new SetupFailure(`${address} cannot be reached: ${cause instanceof Error ? cause.message : message}.`)
	}
	if (!response.ok) throw new SetupFailure(`${address} answered ${response.status}; is it the address of a bundle?`)
	const parts: Uint8Array[] = []
	let size = 0
	for await (const part of response.body ?? []) {
		size += part.length
		if (size > MOST_MEGABYTES * 1_000_000) throw tooLarge(address)
		parts.push(part)
	}
	return Buffer.concat(parts).toString('utf8')
}

function tooLarge(source: string): SetupFailure {
	return new SetupFailure(`${source} is larger than ${MOST_MEGABYTES} MB, which no bundle is.`)
}

/** How far it is, on a terminal only, so that a file with the output holds the result alone. */
function progressLine() {
	const stream = process.stderr
	return {
		show: (name: string, done: number, of: number) => {
			if (stream.isTTY && of > 500) stream.write(`\r${name}: ${Math.floor((100 * done) / of)} % `)
		},
		clear: () => {
			if (stream.isTTY) stream.write('\r\u001b[K')
		},
	}
}

function stateOf(reports: readonly FileReport[]): Check['state'] {
	if (reports.some(({ report }) => firstWrong(report) !== null)) return 'fails'
	return reports.every(({ report }) => report.ok) ? 'holds' : 'unchecked'
}

const CLOSING: Readonly<Record<Check['state'], string>> = {
	holds: 'Everything holds.',
	fails: 'Something is wrong.',
	unchecked: 'Nothing is wrong, and something could not be checked; see the lines that begin with "?".',
}

function inWords(reports: readonly FileReport[]): string {
	const parts = reports.map(({ name, kind, report }) => {
		const wrong = firstWrong(report)
		const at = wrong?.at ? ` (at ${wrong.at})` : ''
		const first = wrong === null ? [] : [`First thing that is wrong: ${wrong.sentence}${at}`]
		const lines = report.checks.map(({ state, title, sentence }) => `  ${MARKS[state]} ${title}. ${sentence}`)
		return [`${name} (${kind})`, ...first, ...lines].join('\n')
	})
	const state = stateOf(reports)
	const closing = [CLOSING[state], ...(state === 'fails' ? [] : whoseWord(reports))]
	return `${parts.join('\n\n')}\n\n${closing.join('\n')}\n`
}
