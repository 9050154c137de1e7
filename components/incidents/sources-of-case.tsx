import { Badge } from '@/components/ui/badge'
import type { Report } from '@/lib/domain/incidents/report'

/** Where the case can be read elsewhere, with archived copies, and what is not certain about it. */
export function SourcesOfCase({ report }: { readonly report: Pick<Report, 'sources' | 'uncertainties'> }) {
	return (
		<ul className="list-disc space-y-1 pl-5">
			{report.sources.map((source) => (
				<li key={source.id} className="break-all">
					{source.url.startsWith('http') ? (
						<a href={source.url} rel="nofollow noopener">
							{source.title || source.url}
						</a>
					) : (
						source.url
					)}
					{source.archiveUrl !== '' && (
						<>
							{' '}
							(
							<a href={source.archiveUrl} rel="nofollow noopener">
								archived
							</a>
							)
						</>
					)}
				</li>
			))}
			{report.uncertainties.map((doubt) => (
				<li key={doubt}>
					<Badge tone="waiting">Uncertain</Badge> {doubt}
				</li>
			))}
		</ul>
	)
}
