import Link from 'next/link'
import { buttonLook } from '@/components/ui/button'

export default function NotFound() {
	return (
		<div className="max-w-prose space-y-4">
			<h1 className="text-3xl font-semibold">There is nothing here</h1>
			<p>
				Either this address is wrong, or it leads to something that you may not see. If you expected to see it, sign in.
			</p>
			<div className="flex flex-wrap gap-3">
				<Link href="/incidents" className={buttonLook('quiet')}>
					All published cases
				</Link>
				<Link href="/sign-in" className={buttonLook('quiet')}>
					Sign in
				</Link>
			</div>
		</div>
	)
}
