import { readSecrets } from './secrets'
import { localAddress, type Settings } from './settings'

export type AppEnvironment = NodeJS.ProcessEnv

type Given = {
	readonly databaseUrl: string
	readonly smtpUrl?: string | null
	readonly nodeEnv?: 'production' | 'development'
}

/** What the server, the worker and the commands are told by their environment. */
export function appEnvironment(settings: Settings, given: Given): AppEnvironment {
	const demo = settings.mode === 'demo' ? { NEXTAUTH_URL: localAddress(settings), MAIL_FROM: DEMO_SENDER } : {}
	return {
		...settings.env,
		...demo,
		...readSecrets(settings).app,
		...(given.smtpUrl ? { SMTP_URL: given.smtpUrl } : {}),
		NODE_ENV: given.nodeEnv ?? 'production',
		NEXT_TELEMETRY_DISABLED: '1',
		GUARDRAIL_MODE: settings.mode,
		DATABASE_URL: given.databaseUrl,
		DATA_DIR: settings.dataDir,
		HOST: settings.host,
		PORT: String(settings.port),
	}
}

const DEMO_SENDER = 'Guardrail <guardrail@localhost>'
