import Link from 'next/link'

export default function NotFound() {
	return (
		<div className="max-w-prose space-y-4">
			<h1 className="text-3xl font-semibold">There is nothing here</h1>
			<p>
				Either this address is wrong, or it leads to something that you may not see. If you expected to see it, sign in.
			</p>
			<p>
				<Link href="/incidents">All published cases</Link> · <Link href="/sign-in">Sign in</Link>
			</p>
		</div>
	)
}
