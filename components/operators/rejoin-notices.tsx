import Link from 'next/link'
import type { OperatorView } from '@/lib/server/operators/queries/get-operator'

/** Warnings that an operator looks like one that was offboarded. */
export function RejoinNotices({ notices }: { readonly notices: OperatorView['rejoinNotices'] }) {
	return notices.map(({ slug, sentence }) => (
		<p key={sentence} className="max-w-prose rounded border border-line bg-waiting-bg px-4 py-3 text-waiting">
			{sentence} <Link href={`/operators/${slug}`}>Its record</Link>
		</p>
	))
}
