import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { Check } from '@/lib/cli/installation-checks/fault'
import { checkInstallation } from '@/lib/cli/verify-installation'
import { sequenceLog } from '@/lib/server/log/sequence-log'
import { demonstrationCases } from './demonstration'
import { testDatabaseUrl } from './test-database'

type Said = { readonly ok: boolean; readonly first: string; readonly all: string }

/** A demonstration whose log is in order before each test, and ways to tamper with it. Call it once per test file. */
export function tampering() {
	const client = new Client({ connectionString: testDatabaseUrl() })
	beforeAll(() => client.connect())
	afterAll(() => client.end())
	beforeEach(async () => {
		await demonstrationCases()
		await sequenceLog()
	})

	/** What is said about the installation after a change that is taken back afterwards. */
	async function saidAfter(change: () => Promise<unknown>, checks?: readonly Check[]): Promise<Said> {
		const lines: string[] = []
		await client.query('BEGIN')
		try {
			await change()
			const ok = await checkInstallation(client, (line) => void lines.push(line), checks)
			const first = lines.find((line) => line.startsWith('The first thing that is wrong: ')) ?? ''
			return { ok, first: first.slice(31), all: lines.join('\n') }
		} finally {
			await client.query('ROLLBACK')
		}
	}

	/** As somebody with the database's password does it: no trigger fires, no reference is checked. */
	async function secretly(sql: string, values: readonly unknown[] = []): Promise<void> {
		await client.query('SET LOCAL session_replication_role = replica')
		const { rowCount } = await client.query(sql, [...values])
		await client.query('SET LOCAL session_replication_role = origin')
		expect(rowCount).toBe(1)
	}

	return { client, saidAfter, secretly }
}
