import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from './settings'
import { SetupFailure } from './setup-failure.mjs'

type Requirement = { readonly name: string; readonly because: string }

/** Random values that a demonstration makes for itself and that production must be given. */
const GENERATED: readonly Requirement[] = [
	{
		name: 'NEXTAUTH_SECRET',
		because: 'it signs sessions; use 32 random bytes, for example from `openssl rand -base64 32`',
	},
	{
		name: 'SIGNING_KEY',
		because: 'it signs receipts; keep one for good, 32 random bytes, for example from `openssl rand -base64 32`',
	},
	{
		name: 'SEALING_KEY',
		because:
			'it hides sealed ballots until their vote is counted; keep one for good, 32 random bytes, for example from `openssl rand -base64 32`',
	},
]

/** What production must be told besides. */
const TOLD: readonly Requirement[] = [
	{ name: 'NEXTAUTH_URL', because: 'people sign in for that address, for example https://guardrail.example.org' },
	{ name: 'SMTP_URL', because: 'mail leaves through it, for example smtps://user:password@mail.example.org' },
	{ name: 'MAIL_FROM', because: 'it is the sender of every mail, for example Guardrail <guardrail@example.org>' },
]

/** The password of the embedded database, made once; never asked of a person. */
const DATABASE_PASSWORD = 'EMBEDDED_DATABASE_PASSWORD'

/** The signing key before the one in use; there only after a change of keys. */
const PREVIOUS_KEY = 'SIGNING_KEY_PREVIOUS'

export type Secrets = { readonly databasePassword: string; readonly app: Readonly<Record<string, string>> }

/**
 * The secrets of this installation. Production takes them from the environment and refuses to start
 * without one, by name; a demonstration makes what is missing once and keeps it in the data folder.
 */
export function readSecrets(settings: Pick<Settings, 'env' | 'mode' | 'dataDir'>): Secrets {
	const { env } = settings
	if (settings.mode === 'production') refuseMissing(env)
	const kept = keepInFolder(settings.dataDir, [DATABASE_PASSWORD, ...GENERATED.map(({ name }) => name)])
	const app: Record<string, string> = {}
	const previous = env[PREVIOUS_KEY] || (settings.mode === 'demo' ? kept[PREVIOUS_KEY] : undefined)
	if (previous) app[PREVIOUS_KEY] = previous
	for (const { name } of [...GENERATED, ...TOLD]) {
		const value = env[name] || (settings.mode === 'demo' ? kept[name] : undefined)
		if (value) app[name] = value
	}
	return { databasePassword: kept[DATABASE_PASSWORD] ?? '', app }
}

function refuseMissing(env: Settings['env']): void {
	const missing = [...GENERATED, ...TOLD].filter(({ name }) => !env[name])
	if (missing.length === 0) return
	const reasons = missing.map(({ name, because }) => `${name} (${because})`).join('; ')
	throw new SetupFailure(`production mode needs ${reasons}. Set ${missing.length > 1 ? 'them' : 'it'} and start again.`)
}

function keepInFolder(dataDir: string, names: readonly string[]): Record<string, string> {
	const file = secretsFile(dataDir)
	const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
	const missing = names.filter((name) => !kept[name])
	if (missing.length === 0) return kept
	for (const name of missing) kept[name] = randomBytes(32).toString('base64url')
	writeFileSync(file, `${JSON.stringify(kept, null, '\t')}\n`, { mode: 0o600 })
	return kept
}

/**
 * Makes a new signing key for an installation that keeps its secrets in its data folder; the former one stays as the
 * one that will vouch for it. Wants the former one to be known to the log.
 */
export function replaceSigningKey(dataDir: string): void {
	const file = secretsFile(dataDir)
	const kept: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
	const changed = { ...kept, [PREVIOUS_KEY]: kept.SIGNING_KEY, SIGNING_KEY: randomBytes(32).toString('base64url') }
	writeFileSync(file, `${JSON.stringify(changed, null, '\t')}\n`, { mode: 0o600 })
}

/** Whether the key that is in use is the one of the data folder, and not one given from outside. */
export function keepsSigningKey(dataDir: string, key: string): boolean {
	const file = secretsFile(dataDir)
	return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).SIGNING_KEY === key
}

function secretsFile(dataDir: string): string {
	return join(dataDir, 'secrets.json')
}
