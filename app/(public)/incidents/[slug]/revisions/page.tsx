import type { Metadata } from 'next'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { DiffText } from '@/components/ui/diff-text'
import { formatTime } from '@/lib/format/dates'
import { listRevisions, type RevisionView } from '@/lib/server/incidents/queries/list-revisions'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Revisions' }

const AFTER_SOMEONE_SPOKE = new Set(['assessing', 'deliberating', 'voting', 'tallied', 'decided', 'enforcing'])

/** The report as one text, section by section, for comparing. */
function asText({ report }: RevisionView): string {
	return [
		report.title,
		report.whatHappened,
		report.proximateCause,
		report.whySurprised,
		report.lessons,
		...report.timeline.map((row) => `${row.at} ${row.kind}: ${row.text}`),
		...report.impact.map((figure) => `${figure.kind}: ${figure.lossGwei} gwei. ${figure.method} ${figure.note}`),
		...report.remediation.map((item) => `${item.text} (${item.state})`),
	].join('\n\n')
}

export default async function RevisionsPage({ params }: { readonly params: Promise<{ slug: string }> }) {
	const { slug } = await params
	const { data } = await pageQuery(listRevisions, { ref: slug })
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
						{earlier && <DiffText before={asText(earlier)} after={asText(revision)} />}
					</section>
				)
			})}
		</div>
	)
}
