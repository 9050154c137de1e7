import Link from 'next/link'
import { Icon } from '@/components/ui/icon'
import type { BoundRevision } from '@/lib/server/incidents/bound-revision'

type Props = {
	/** "These ratings", "These ballots". */
	readonly what: string
	readonly revision: BoundRevision
	readonly slug: string
}

/** Says that the report was changed after people had spoken on it; nothing where it was not. */
export function RevisionFlag({ what, revision, slug }: Props) {
	if (revision.number >= revision.current) return null
	return (
		<p className="flex max-w-prose items-start gap-2 rounded border-l-4 border-waiting bg-waiting-bg px-4 py-2 text-waiting">
			<Icon name="warning" className="mt-1 size-4" />
			<span>
				{what} belong to revision {revision.number} of the report; it has been changed since and stands at revision{' '}
				{revision.current}. <Link href={`/incidents/${slug}/revisions`}>See what changed</Link>
			</span>
		</p>
	)
}
