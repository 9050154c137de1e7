import type { Metadata } from 'next'
import Link from 'next/link'
import { RevisionDiff } from '@/components/incidents/revision-diff'
import { Badge } from '@/components/ui/badge'
import { formatTime } from '@/lib/format/dates'
import { listRevisions } from '@/lib/server/incidents/queries/list-revisions'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Revisions' }

const AFTER_SOMEONE_SPOKE = new Set(['assessing', 'deliberating', 'voting', 'tallied', 'decided', 'enforcing'])

export default async function RevisionsPage({ params }: { readonly params: Promise<{ slug: string }> }) {
	const { slug } = await params
	const { incidentId, data } = await pageQuery(listRevisions, { ref: slug })
	return (
		<div className="space-y-8">
			<h1 className="text-3xl font-semibold">Revisions</h1>
			<p>
				<Link href={`/incidents/${slug}`}>Back to the case</Link>
			</p>
			{data.map((revision, index) => {
				const earlier = data[index - 1]
				return (
					<section
						key={revision.number}
						id={`revision-${revision.number}`}
						className="space-y-2 border-t border-line pt-4"
					>
						<h2 className="text-xl font-semibold">Revision {revision.number}</h2>
						<p className="text-soft">
							{revision.author}, {formatTime(revision.at)}. {revision.reason}{' '}
							{AFTER_SOMEONE_SPOKE.has(revision.caseState) && index > 0 && (
								<Badge tone="waiting">Made after ratings or ballots had begun</Badge>
							)}
						</p>
						<p className="font-mono text-sm break-all">{revision.hash}</p>
						<p className="text-sm">
							<Link href={`/log/receipts/of/revision/${incidentId}.${revision.number}`}>Receipt</Link>
						</p>
						{earlier && <RevisionDiff before={earlier.report} after={revision.report} />}
					</section>
				)
			})}
		</div>
	)
}
