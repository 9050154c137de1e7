import { describe, expect, it } from 'vitest'
import { testDatabaseUrl } from '@/lib/testing/test-database'
import { requireDatabase } from './database'

function changed(part: 'password' | 'pathname' | 'port', value: string): string {
	const url = new URL(testDatabaseUrl())
	url[part] = value
	return url.href
}

describe('the address of a database', () => {
	it('that answers is accepted', async () => {
		await expect(requireDatabase(testDatabaseUrl())).resolves.toBeUndefined()
	})

	it('with a wrong password is refused without repeating the password', async () => {
		const refused = requireDatabase(changed('password', 'hunter2'))
		await expect(refused).rejects.toThrow(
			/does not accept the user "guardrail" with that password; correct DATABASE_URL/,
		)
		await expect(refused).rejects.not.toThrow('hunter2')
	})

	it('without such a database is refused', async () => {
		const refused = requireDatabase(changed('pathname', '/elsewhere'))
		await expect(refused).rejects.toThrow('has no database "elsewhere"; create it (createdb elsewhere)')
	})

	it('at which nothing listens is refused', async () => {
		const refused = requireDatabase(changed('port', '1'))
		await expect(refused).rejects.toThrow('no database answers at 127.0.0.1:1 (ECONNREFUSED)')
	})

	it.each(['mysql://root@localhost/x', 'guardrail'])('written as %s is no address', async (text) => {
		await expect(requireDatabase(text)).rejects.toThrow('write it as postgresql://user:password@host:5432/database')
	})
})
