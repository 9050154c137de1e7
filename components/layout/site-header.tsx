import Link from 'next/link'
import { Mark } from './mark'
import { ThemeSwitch } from './theme-switch'

const PLACES = [
	['/incidents', 'Incidents'],
	['/operators', 'Operators'],
	['/measures', 'Measures'],
	['/decisions', 'Decisions'],
	['/policy', 'Policy'],
	['/permissions', 'Permissions'],
] as const

const PLACE = 'inline-block py-2 text-ink no-underline hover:text-ink hover:underline'

/** The mark, the places, and who is signed in. Works without JavaScript. */
export function SiteHeader({ name }: { readonly name: string | null }) {
	return (
		<header className="border-b border-line bg-surface">
			<div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-8 px-4 py-2 sm:px-6">
				<Link
					href="/"
					className="flex items-center gap-2.5 py-1 text-lg font-semibold tracking-tight text-ink no-underline hover:text-ink"
				>
					<Mark />
					Guardrail
				</Link>
				<nav aria-label="Main" className="order-last flex w-full flex-wrap gap-x-5 sm:order-none sm:w-auto">
					{PLACES.map(([href, label]) => (
						<Link key={href} href={href} className={PLACE}>
							{label}
						</Link>
					))}
				</nav>
				<nav aria-label="Account" className="ml-auto flex min-w-0 items-center gap-x-4">
					{name === null ? (
						<Link href="/sign-in" className={PLACE}>
							Sign in
						</Link>
					) : (
						<>
							<Link href="/desk" className={`${PLACE} font-medium`}>
								Desk
							</Link>
							<Link href="/desk/account" className={`${PLACE} max-w-40 truncate text-soft`}>
								{name}
							</Link>
						</>
					)}
					<ThemeSwitch />
				</nav>
			</div>
		</header>
	)
}
