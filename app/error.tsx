'use client'

export default function ErrorPage({
	error,
	reset,
}: {
	readonly error: Error & { digest?: string }
	readonly reset: () => void
}) {
	return (
		<div className="max-w-prose space-y-4" role="alert">
			<h1 className="text-3xl font-semibold">Something went wrong on our side</h1>
			<p>
				Nothing that was saved is lost. Try again; if it stays, tell us and quote the number{' '}
				{error.digest ?? 'of this page'}.
			</p>
			<button type="button" onClick={reset} className="rounded bg-accent px-4 py-2 font-medium text-on-accent">
				Try again
			</button>
		</div>
	)
}
