import 'server-only'
import { randomBytes } from 'node:crypto'
import { env } from '@/lib/env'
import { prisma } from '@/lib/server/kernel/prisma'
import { sha256 } from '@/lib/server/log/append-to-log'
import { sendMail } from '@/lib/server/mail/send-mail'
import { findOrAddByEmail } from './people'

const LIFE_MS = 15 * 60_000

/** Sends a link that signs its reader in, once, within a quarter of an hour, and then leads to the page `to`. */
export async function sendSignInLink(email: string, to: string): Promise<void> {
	const token = randomBytes(32).toString('base64url')
	await prisma().emailSignInToken.create({
		data: { tokenHash: sha256(token), email, expiresAt: new Date(Date.now() + LIFE_MS) },
	})
	const link = new URL('/sign-in/link', env().NEXTAUTH_URL)
	link.searchParams.set('token', token)
	link.searchParams.set('to', to)
	const text = [
		'Someone asked to sign in to Guardrail with this address.',
		'',
		`Open this page and press "Sign in": ${link.href}`,
		'',
		'The link works once, for 15 minutes. If you did not ask for it, do nothing.',
	].join('\n')
	await sendMail({ to: email, subject: 'Sign in to Guardrail', text }, `sign-in-${sha256(token).slice(0, 24)}`)
}

/** Whom a link signs in. It is used up by this, whoever else comes with it at the same time. */
export async function signInByLink(token: string): Promise<{ id: string } | null> {
	const tokenHash = sha256(token)
	const found = await prisma().emailSignInToken.findUnique({ where: { tokenHash } })
	if (found === null || found.expiresAt.getTime() <= Date.now()) return null
	const { count } = await prisma().emailSignInToken.deleteMany({ where: { tokenHash } })
	return count === 1 ? findOrAddByEmail(found.email) : null
}
