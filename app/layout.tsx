import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Announcer } from '@/components/forms/announcer'
import { ClockAhead } from '@/components/layout/clock-ahead'
import { SiteFooter } from '@/components/layout/site-footer'
import { SiteHeader } from '@/components/layout/site-header'
import { THEME_SCRIPT } from '@/components/layout/theme'
import { personOf } from '@/lib/domain/access/actor'
import { isDemonstration } from '@/lib/env'
import { getDemoClock } from '@/lib/server/demo/queries/get-demo-clock'
import { actorOfRequest } from '@/lib/web/request-context'
import { codeFont, interfaceFont, proseFont } from './fonts'
import './globals.css'

export const metadata: Metadata = {
	title: { default: 'Guardrail', template: '%s · Guardrail' },
	description: 'How a DAO treats harmful incidents at the node operators that run its validators.',
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
	const nonce = (await headers()).get('x-nonce') ?? undefined // proxy.ts makes one for each request
	const actor = await actorOfRequest()
	const person = personOf(actor)
	const clock = await getDemoClock.ask({}, { actor })
	return (
		<html
			lang="en"
			className={`${interfaceFont.variable} ${proseFont.variable} ${codeFont.variable}`}
			// The script below sets the theme on this element before React sees it, and browsers hide a nonce once it is read.
			suppressHydrationWarning
		>
			<head>
				{/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours */}
				<script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
			</head>
			<body className="flex min-h-screen flex-col">
				<a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:bg-surface focus:p-3">
					Skip to the content
				</a>
				{clock.ok && <ClockAhead clock={clock.value} />}
				<SiteHeader name={person?.name ?? null} />
				<main id="main" className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 sm:px-6 sm:py-10">
					<Announcer>{children}</Announcer>
				</main>
				<SiteFooter isDemonstration={isDemonstration()} />
			</body>
		</html>
	)
}
