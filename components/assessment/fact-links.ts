import { CAUSES, TIMELINE_KINDS } from '@/lib/domain/incidents/vocabulary'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

export type FactLinks = ReadonlyMap<string, { readonly label: string; readonly href: string }>

/** Where on the case page each fact stands that a grade may rest on, and what it is called there. */
export function factLinks({ id, report, attachments }: Pick<IncidentView, 'id' | 'report' | 'attachments'>): FactLinks {
	return new Map<string, { readonly label: string; readonly href: string }>([
		...report.timeline.map(
			(row) => [row.id, { label: TIMELINE_KINDS[row.kind].toLowerCase(), href: `#row-${row.id}` }] as const,
		),
		...report.contributingFactors.map(
			(factor) => [factor.id, { label: CAUSES[factor.cause].toLowerCase(), href: `#factor-${factor.id}` }] as const,
		),
		...attachments.map(
			(file) => [file.id, { label: file.name, href: `/api/v1/incidents/${id}/attachments/${file.sha256}` }] as const,
		),
	])
}
