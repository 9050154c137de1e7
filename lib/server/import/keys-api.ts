import 'server-only'
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/domain/kernel/result'

/** `GET /v1/operators` of the Lido Keys API (lidofinance/lido-keys-api, rest-api.md). */
export const KeysApiOperator = z.object({
	index: z.number().int().nonnegative(),
	active: z.boolean(),
	name: z.string(),
	rewardAddress: z.string(),
	stakingLimit: z.number().int(),
	stoppedValidators: z.number().int(),
	totalSigningKeys: z.number().int(),
	usedSigningKeys: z.number().int(),
	depositableValidatorsCount: z.number().int().nullish(),
})
export type KeysApiOperator = z.output<typeof KeysApiOperator>
const Snapshot = z.object({
	blockNumber: z.number().int(),
	timestamp: z.number().optional(),
	blockTimestamp: z.number().optional(),
})
export const KeysApiAnswer = z.object({
	data: z.array(
		z.object({
			module: z.object({ id: z.number().int(), name: z.string(), stakingModuleAddress: z.string() }),
			/** Each is read by itself, so that one that cannot be read does not keep the rest out. */
			operators: z.array(z.unknown()),
		}),
	),
	meta: z.object({ elBlockSnapshot: Snapshot }),
})
export type KeysApiAnswer = z.output<typeof KeysApiAnswer>

const TOO_EARLY = 425
const WAITS_MS = [1_000, 2_000, 5_000, 10_000, 20_000]
const LONGEST_WAIT_MS = 30_000
const LARGEST_BYTES = 64 * 1024 * 1024

/** Reads the registry from a file or from a running Keys API; "too early" (425) is waited for. */
export async function readKeysApi(
	source: string,
	told: (sentence: string) => void,
	waits: readonly number[] = WAITS_MS,
): Promise<Result<KeysApiAnswer>> {
	const text = /^https?:\/\//.test(source) ? await fetchText(source, told, waits) : await readText(source)
	if (!text.ok) return text
	const parsed = KeysApiAnswer.safeParse(parseJson(text.value))
	if (parsed.success) return ok(parsed.data)
	const [issue] = parsed.error.issues
	return refuse(
		'unreadable',
		`${source} is not an answer of the Keys API: "${issue?.path.join('.')}": ${issue?.message}.`,
	)
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined // the schema's refusal says that it is unreadable
	}
}

async function readText(file: string): Promise<Result<string>> {
	try {
		return ok(await readFile(file, 'utf8'))
	} catch (error) {
		return refuse('unreadable', `${file} cannot be read (${(error as NodeJS.ErrnoException).code}); check the path.`)
	}
}

async function fetchText(
	base: string,
	told: (sentence: string) => void,
	waits: readonly number[],
): Promise<Result<string>> {
	const url = new URL(base)
	if (!url.pathname.endsWith('/v1/operators')) url.pathname = `${url.pathname.replace(/\/$/, '')}/v1/operators`
	for (const wait of [...waits, null]) {
		const response = await ask(url)
		if (response === null)
			return refuse('unreachable', `${url.origin} does not answer; check the address and try again.`)
		if (response.status !== TOO_EARLY) return readAnswer(response, url)
		if (wait === null) break
		told(`The Keys API is still preparing its data (425); trying again in ${wait / 1_000} s.`)
		await pause(wait)
	}
	return refuse('too_early', 'The Keys API is still preparing its data (425). Try again in some minutes.')
}

async function ask(url: URL): Promise<Response | null> {
	try {
		return await fetch(url, { signal: AbortSignal.timeout(LONGEST_WAIT_MS), redirect: 'error' })
	} catch {
		return null // unreachable, too slow or redirected; the caller says so
	}
}

async function readAnswer(response: Response, url: URL): Promise<Result<string>> {
	if (!response.ok) return refuse('bad_answer', `${url.href} answered ${response.status}; nothing was imported.`)
	const text = await response.text()
	return text.length > LARGEST_BYTES
		? refuse('too_large', `${url.href} answered more than 64 MiB; nothing was imported.`)
		: ok(text)
}
