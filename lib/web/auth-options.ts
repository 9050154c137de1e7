import 'server-only'
import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '@/lib/env'
import { signInByLink } from '@/lib/server/auth/email-link'
import { endSession, SESSION_DAYS, startSession } from '@/lib/server/auth/sessions'
import { signInWithEthereum } from '@/lib/server/auth/siwe'

declare module 'next-auth' {
	interface Session {
		sessionId: string | null
	}
	interface User {
		sessionId?: string
	}
}
declare module 'next-auth/jwt' {
	interface JWT {
		sessionId?: string
	}
}

/** What sign-in needs of the request: the token behind the nonce, and the browser for the list of sessions. */
export type SignInRequest = { readonly csrfToken: string | null; readonly userAgent: string }

/** next-auth, with a cookie that holds nothing but the number of a session that the database keeps. */
export function authOptions(request: SignInRequest): AuthOptions {
	return {
		secret: env().NEXTAUTH_SECRET,
		session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
		pages: { signIn: '/sign-in', error: '/sign-in' },
		providers: [
			CredentialsProvider({
				id: 'siwe',
				name: 'Ethereum wallet',
				credentials: { message: {}, signature: {} },
				authorize: async (credentials) => {
					const { message = '', signature = '' } = credentials ?? {}
					const person = await signInWithEthereum({ message, signature, nonce: request.csrfToken })
					if (person === 'wrong') return null
					if (typeof person === 'string') throw new Error(person) // next-auth hands its message to the page
					return { id: person.id, sessionId: await startSession(person.id, 'wallet', request.userAgent) }
				},
			}),
			CredentialsProvider({
				id: 'email-link',
				name: 'E-mail link',
				credentials: { token: {} },
				authorize: async (credentials) => {
					const person = await signInByLink(credentials?.token ?? '')
					return person && { id: person.id, sessionId: await startSession(person.id, 'e-mail', request.userAgent) }
				},
			}),
		],
		events: {
			signOut: async ({ token }) => {
				if (token?.sessionId) await endSession(token.sessionId)
			},
		},
		callbacks: {
			jwt: ({ token, user }) => (user?.sessionId ? { sessionId: user.sessionId } : token),
			session: ({ token }) => ({ expires: '', sessionId: token.sessionId ?? null }),
		},
	}
}
