import { createTransport } from 'nodemailer'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { testDatabaseUrl } from '@/lib/testing/test-database'
import { openMailbox } from './demo-mailbox'

const TABLE = `CREATE TABLE IF NOT EXISTS demo_mail (id uuid PRIMARY KEY, to_address text NOT NULL, from_address text NOT NULL,
	subject text NOT NULL, text text NOT NULL, html text NOT NULL, received_at timestamptz NOT NULL)`

describe('the mailbox of a demonstration', () => {
	it('keeps what arrives by SMTP, once per recipient and readable', async () => {
		const client = new Client({ connectionString: testDatabaseUrl() })
		await client.connect()
		await client.query(TABLE)
		const mailbox = await openMailbox(testDatabaseUrl())
		try {
			await createTransport(mailbox.smtpUrl).sendMail({
				from: 'Guardrail <guardrail@localhost>',
				to: ['steward@example.org', 'manager@example.org'],
				subject: 'A vote is open: Größe & 件名',
				text: 'Vote by Friday.',
				html: '<p>Vote by <b>Friday</b>.</p>',
			})
			const { rows } = await client.query('SELECT * FROM demo_mail ORDER BY to_address')
			expect(rows.map(({ to_address }) => to_address)).toEqual(['manager@example.org', 'steward@example.org'])
			expect(rows[0]).toMatchObject({ from_address: 'guardrail@localhost', subject: 'A vote is open: Größe & 件名' })
			expect([rows[0].text.trim(), rows[0].html.trim()]).toEqual(['Vote by Friday.', '<p>Vote by <b>Friday</b>.</p>'])
		} finally {
			await mailbox.close()
			await client.end()
		}
	})
})
