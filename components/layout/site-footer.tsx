import Link from 'next/link'

export function SiteFooter({ isDemonstration }: { readonly isDemonstration: boolean }) {
	return (
		<footer className="border-t border-line text-sm text-soft">
			<div className="mx-auto flex max-w-6xl flex-wrap gap-x-6 gap-y-2 px-4 py-6 sm:px-6">
				<p>Incidents are recorded so that others can learn from them.</p>
				<Link href="/verify">Verify</Link>
				<Link href="/log">The log</Link>
				<a href="/api/v1/openapi.json">API</a>
				<a href="/api/v1/dataset.csv">All cases as CSV</a>
				<a href="/api/v1/dataset.json">All cases as JSON</a>
				{isDemonstration && <Link href="/mailbox">Mailbox of the demonstration</Link>}
			</div>
		</footer>
	)
}
