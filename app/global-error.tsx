'use client'

import './globals.css'

/** Stands in for the whole page when even its frame failed. */
export default function GlobalError({ error }: { readonly error: Error & { digest?: string } }) {
	return (
		<html lang="en">
			<body>
				<title>Guardrail</title>
				<main className="mx-auto max-w-prose space-y-4 px-4 py-16" role="alert">
					<h1 className="text-3xl font-semibold">Guardrail cannot show this page</h1>
					<p>
						Nothing that was saved is lost. Load the page again in a minute
						{error.digest ? `; if it stays, tell us and quote the number ${error.digest}.` : '.'}
					</p>
					<p>
						<a href="/">Go to the first page</a>
					</p>
				</main>
			</body>
		</html>
	)
}
