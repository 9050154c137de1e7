import { z } from 'zod'

/** The only reader of `process.env` in the application; a wrong value stops the start with a sentence. */
const Environment = z.object({
	DATABASE_URL: z.url({ error: 'DATABASE_URL must be a PostgreSQL address, postgresql://user:password@host/database' }),
	GUARDRAIL_MODE: z.enum(['demo', 'production']).default('production'),
	DATA_DIR: z.string().default('.data'),
	NEXTAUTH_SECRET: z.string().min(16, 'NEXTAUTH_SECRET must be at least 16 characters of random text'),
	SIGNING_KEY: z
		.string('SIGNING_KEY is missing: 32 random bytes in base64, for example from `openssl rand -base64 32`')
		.refine((text) => Buffer.from(text, 'base64').length === 32, 'SIGNING_KEY must be 32 random bytes in base64'),
	/** The key before this one, for as long as the log has not taken the change over (docs/log.md, "Changing the key"). */
	SIGNING_KEY_PREVIOUS: z
		.string()
		.transform((text) => text || undefined)
		.optional()
		.refine(
			(text) => text === undefined || Buffer.from(text, 'base64').length === 32,
			'SIGNING_KEY_PREVIOUS must be 32 random bytes in base64',
		),
	SEALING_KEY: z
		.string('SEALING_KEY is missing: 32 random bytes in base64, for example from `openssl rand -base64 32`')
		.refine((text) => Buffer.from(text, 'base64').length === 32, 'SEALING_KEY must be 32 random bytes in base64'),
	NEXTAUTH_URL: z.url({ error: 'NEXTAUTH_URL must be the address people use, https://guardrail.example.org' }),
	/** Commands that run beside the server send no mail; the server itself does not start without one. */
	SMTP_URL: z.string().startsWith('smtp', 'SMTP_URL must look like smtps://user:password@host').optional(),
	MAIL_FROM: z.string().default('Guardrail <guardrail@localhost>'),
	CHAIN_ID: z.coerce.number().int().positive().default(1),
	/** A node of that chain. Smart-contract wallets and token rolls need one; without it they are refused in a sentence. */
	RPC_URL: z
		.url({ protocol: /^https?$/, error: 'RPC_URL must be the address of an Ethereum node, https://node.example.org' })
		.optional(),
	NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
})
export type Environment = z.infer<typeof Environment>

let parsed: Environment | undefined

/** Settings of this process, read once at first use, so that a build needs none of them. */
export function env(): Environment {
	if (parsed === undefined) {
		const result = Environment.safeParse(process.env)
		if (!result.success) {
			throw new Error(`Guardrail cannot start: ${result.error.issues.map((issue) => issue.message).join('; ')}.`)
		}
		parsed = result.data
	}
	return parsed
}

export function isDemonstration(): boolean {
	return env().GUARDRAIL_MODE === 'demo'
}
