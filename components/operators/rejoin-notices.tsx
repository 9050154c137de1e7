import Link from 'next/link'
import type { OperatorView } from '@/lib/server/operators/queries/get-operator'

/** What is on record of the offboarding of an operator, or of one that looks like it. Nothing keeps it out but people. */
export function RejoinNotices({ notices }: { readonly notices: OperatorView['rejoinNotices'] }) {
	if (notices.length === 0) return null
	return (
		<section
			aria-label="Offboarded before"
			className="max-w-prose space-y-2 rounded border border-line bg-waiting-bg px-4 py-3 text-waiting"
		>
			{notices.map(({ slug, sentence }) => (
				<p key={sentence}>
					{sentence} <Link href={`/operators/${slug}#measures`}>Its record</Link>
				</p>
			))}
			<p className="text-sm">
				No registry on chain has a flag for this and nothing is blocked here: whoever admits an operator decides.
			</p>
		</section>
	)
}
