import { buffer } from 'node:stream/consumers'
import { Pool } from 'pg'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

const INSERT = `INSERT INTO demo_mail (id, to_address, from_address, subject, text, html, received_at)
	VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, now())`

export type Mailbox = { readonly smtpUrl: string; readonly close: () => Promise<void> }

/** The post office of a demonstration: takes mail by SMTP on the loopback address and keeps it for the mailbox page. */
export async function openMailbox(databaseUrl: string): Promise<Mailbox> {
	const pool = new Pool({ connectionString: databaseUrl, max: 2 })
	pool.on('error', (error) => console.error(`The demonstration's mailbox lost the database: ${error.message}`))
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		onData(stream, session, done) {
			const recipients = session.envelope.rcptTo.map(({ address }) => address)
			keep(pool, stream, recipients).then(() => done(), done)
		},
	})
	server.on('error', (error) => console.error(`The demonstration's mailbox: ${error.message}`))
	const port = await new Promise<number>((resolve, reject) => {
		const listener = server.listen(0, '127.0.0.1', () => {
			const address = listener.address()
			resolve(typeof address === 'object' && address ? address.port : 0)
		})
		listener.once('error', reject)
	})
	const close = async () => {
		await new Promise<void>((resolve) => server.close(() => resolve()))
		await pool.end()
	}
	return { smtpUrl: `smtp://127.0.0.1:${port}`, close }
}

async function keep(pool: Pool, stream: NodeJS.ReadableStream, recipients: readonly string[]): Promise<void> {
	const mail = await PostalMime.parse(await buffer(stream))
	for (const recipient of recipients) {
		await pool.query(INSERT, [
			recipient,
			mail.from?.address ?? '',
			mail.subject ?? '',
			mail.text ?? '',
			mail.html ?? '',
		])
	}
}
