import { Badge } from '@/components/ui/badge'
import { SourceLink } from '@/components/ui/source-link'
import type { Report } from '@/lib/domain/incidents/report'

/** Where the case can be read elsewhere, with archived copies, and what is not certain about it. */
export function SourcesOfCase({ report }: { readonly report: Pick<Report, 'sources' | 'uncertainties'> }) {
	return (
		<ul className="list-disc space-y-1 pl-5">
			{report.sources.map((source) => (
				<li key={source.id}>
					<SourceLink source={source.url} title={source.title} />
					{source.archiveUrl !== '' && (
						<>
							{' '}
							(
							<SourceLink source={source.archiveUrl} title="archived" />)
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
