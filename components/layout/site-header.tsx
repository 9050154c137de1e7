import Link from 'next/link'

const PLACES = [
	['/incidents', 'Incidents'],
	['/operators', 'Operators'],
	['/policy', 'Policy'],
	['/permissions', 'Permissions'],
] as const

/** The mark, the places, and who is signed in. Works without JavaScript. */
export function SiteHeader({ name }: { readonly name: string | null }) {
	return (
		<header className="border-b border-line bg-surface">
			<div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 sm:px-6">
				<Link href="/" className="flex items-center gap-2 text-lg font-semibold text-ink no-underline">
					<svg
						aria-hidden="true"
						width="26"
						height="20"
						viewBox="0 0 26 20"
						className="text-accent"
						fill="currentColor"
					>
						<rect x="0" y="4" width="26" height="4" rx="1" />
						<rect x="0" y="11" width="26" height="4" rx="1" />
						<rect x="4" y="2" width="3" height="18" />
						<rect x="19" y="2" width="3" height="18" />
					</svg>
					Guardrail
				</Link>
				<nav aria-label="Main" className="flex flex-wrap gap-x-4">
					{PLACES.map(([href, label]) => (
						<Link key={href} href={href} className="py-1 text-ink no-underline hover:underline">
							{label}
						</Link>
					))}
				</nav>
				<nav aria-label="Account" className="ml-auto flex gap-x-4">
					{name === null ? (
						<Link href="/sign-in" className="py-1">
							Sign in
						</Link>
					) : (
						<>
							<Link href="/desk" className="py-1">
								Desk
							</Link>
							<Link href="/desk/account" className="py-1 text-soft">
								{name}
							</Link>
						</>
					)}
				</nav>
			</div>
		</header>
	)
}
