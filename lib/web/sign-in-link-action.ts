import 'server-only'
import { headers } from 'next/headers'
import { z } from 'zod'
import type { FormState } from '@/lib/contracts/form-state'
import { returnPath } from '@/lib/contracts/return-path'
import { sendSignInLink } from '@/lib/server/auth/email-link'
import { countRequest } from '@/lib/server/kernel/rate-limit'

const Email = z.email('Give an e-mail address, for example name@example.org.').max(200)

/** Sends a sign-in link. The answer is the same whether or not anybody has that address. */
export async function sendSignInLinkAction(_previous: FormState, form: FormData): Promise<FormState> {
	const typed = { email: String(form.get('email') ?? '') }
	const parsed = Email.safeParse(typed.email.trim())
	if (!parsed.success) {
		const message = parsed.error.issues[0]?.message ?? ''
		return { status: 'invalid', code: 'invalid_input', sentence: message, issues: [{ path: 'email', message }], typed }
	}
	const client = (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'local'
	const limit = await countRequest('email_link', client)
	if (!limit.allowed) {
		const sentence = `Too many links were asked for; try again in ${limit.retryAfterSeconds} seconds.`
		return { status: 'refused', code: 'too_many_requests', sentence, issues: [], typed }
	}
	await sendSignInLink(parsed.data, returnPath(form.get('to')))
	return { status: 'done', sentence: 'A link is on its way. It works once, for 15 minutes.' }
}
