'use client'

import { Button } from '@/components/ui/button'

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void }

export default function ErrorPage({ error, reset }: Props) {
	return (
		<div className="max-w-prose space-y-4" role="alert">
			<h1 className="text-3xl font-semibold">Something went wrong on our side</h1>
			<p>
				Nothing that was saved is lost. Try again; if it stays, tell us
				{error.digest ? (
					<>
						{' '}
						and quote the number <code className="font-mono">{error.digest}</code>.
					</>
				) : (
					' which page it was.'
				)}
			</p>
			<Button onClick={reset}>Try again</Button>
		</div>
	)
}
