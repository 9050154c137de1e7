import 'server-only'
import nodemailer, { type Transporter } from 'nodemailer'
import { env } from '@/lib/env'

let transport: Transporter | undefined

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

/** Sends one mail by SMTP. The key becomes part of the message id, so that a repeat can be recognised. */
export async function sendMail(mail: Mail, idempotencyKey: string): Promise<void> {
	const { SMTP_URL, MAIL_FROM, NEXTAUTH_URL } = env()
	if (SMTP_URL === undefined) throw new Error('No mail can be sent: SMTP_URL is not set')
	transport ??= nodemailer.createTransport(SMTP_URL)
	const host = new URL(NEXTAUTH_URL).hostname
	await transport.sendMail({
		from: MAIL_FROM,
		...mail,
		messageId: `<${encodeURIComponent(idempotencyKey)}@${host}>`,
	})
}
