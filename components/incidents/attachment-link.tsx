import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

type Props = { readonly incident: Pick<IncidentView, 'id' | 'attachments'>; readonly sha256: string }

/** An attached file by its name, as a download; one that the reader may not see is named by its hash alone. */
export function AttachmentLink({ incident, sha256 }: Props) {
	const file = incident.attachments.find((candidate) => candidate.sha256 === sha256)
	if (file === undefined) return <code className="font-mono text-sm break-all">{sha256}</code>
	return (
		<a href={`/api/v1/incidents/${incident.id}/attachments/${sha256}`} className="break-all">
			{file.name}
		</a>
	)
}

/** What shows a moment: its source in words, links, attached files. */
export function Evidence({
	incident,
	source,
	evidence,
}: Pick<Props, 'incident'> & { readonly source: string; readonly evidence: readonly string[] }) {
	if (evidence.length === 0) return source
	return (
		<ul className="space-y-1">
			{source !== '' && <li>{source}</li>}
			{evidence.map((item) => (
				<li key={item}>
					{item.startsWith('http') ? (
						<a href={item} rel="nofollow noopener" className="break-all">
							{new URL(item).hostname}
						</a>
					) : (
						<AttachmentLink incident={incident} sha256={item} />
					)}
				</li>
			))}
		</ul>
	)
}
