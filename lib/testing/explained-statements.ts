import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { afterAll } from 'vitest'
import { PrismaClient } from '@/lib/generated/prisma/client'
import { testDatabaseUrl } from './test-database'

/**
 * From now on PostgreSQL tells the plan of each statement that the queries of this test file send, as a notice; `analyze`
 * adds what each step read. Answers with the plans, the newest last, for the test to read and empty. Call it once, at
 * the top of the file.
 */
export function explainStatements({ analyze }: { readonly analyze: boolean }): string[] {
	const settings = ['auto_explain.log_min_duration=0', 'auto_explain.log_level=notice']
	const options = ['session_preload_libraries=auto_explain', ...settings]
		.concat(analyze ? 'auto_explain.log_analyze=on' : [])
		.map((setting) => `-c ${setting}`)
		.join(' ')
	const plans: string[] = []
	const pool = new Pool({ connectionString: testDatabaseUrl(), max: 4, options })
	pool.on('connect', (client) => {
		client.on('notice', ({ message }) => plans.push(message ?? ''))
	})
	globalThis.guardrailPrisma = new PrismaClient({ adapter: new PrismaPg(pool) })
	afterAll(() => pool.end())
	return plans
}
