import { resolve } from 'node:path'
import { SetupFailure } from './setup-failure.mjs'

export type Mode = 'demo' | 'production'

export type Settings = {
	readonly root: string
	readonly host: string
	readonly port: number
	readonly dataDir: string
	/** Null: the embedded PostgreSQL under `dataDir`. */
	readonly databaseUrl: string | null
	readonly mode: Mode
	readonly env: Readonly<Record<string, string | undefined>>
}

/** Reads what `npm start` is told by the environment (README, "Settings"); empty counts as not set. */
export function readSettings(env: Settings['env'], root: string): Settings {
	const databaseUrl = env.DATABASE_URL || null
	return {
		root,
		env,
		databaseUrl,
		host: env.HOST || '127.0.0.1',
		port: readPort(env.PORT || '3000'),
		dataDir: resolve(root, env.DATA_DIR || '.data'),
		mode: readMode(env.GUARDRAIL_MODE || (databaseUrl ? 'production' : 'demo')),
	}
}

function readPort(text: string): number {
	const port = Number(text)
	if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
	throw new SetupFailure(`PORT is "${text}"; set it to a whole number from 1 to 65535.`)
}

function readMode(text: string): Mode {
	if (text === 'demo' || text === 'production') return text
	throw new SetupFailure(`GUARDRAIL_MODE is "${text}"; set it to demo or to production.`)
}

/** Where a browser on this machine finds the server: an address to bind is not always one to visit. */
export function localAddress(settings: Pick<Settings, 'host' | 'port'>): string {
	const isAny = settings.host === '0.0.0.0' || settings.host === '::'
	const host = isAny ? '127.0.0.1' : settings.host
	return `http://${host.includes(':') ? `[${host}]` : host}:${settings.port}`
}
