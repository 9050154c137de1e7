import type { Metadata } from 'next'
import Link from 'next/link'
import { IncidentFilter } from '@/components/incidents/incident-filter'
import { IncidentTable } from '@/components/incidents/incident-table'
import { buttonLook } from '@/components/ui/button'
import { Empty } from '@/components/ui/section'
import { listPanelMedians } from '@/lib/server/assessment/queries/list-panel-medians'
import { listIncidents } from '@/lib/server/incidents/queries/list-incidents'
import { getPolicy } from '@/lib/server/policy/queries/get-policy'
import { getRubrics } from '@/lib/server/policy/queries/get-rubrics'
import { pageQuery } from '@/lib/web/page-query'
import { actorOfRequest } from '@/lib/web/request-context'

export const metadata: Metadata = { title: 'Incidents' }

type Search = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function IncidentsPage({ searchParams }: Search) {
	const asked = Object.entries(await searchParams).filter(([, value]) => typeof value === 'string' && value !== '')
	const input = Object.fromEntries(asked) as Record<string, string> // only texts are left
	// The query parses what it is given, so an unknown shape is safe here.
	const result = await listIncidents.ask({ ...input, facets: 'true' } as never, { actor: await actorOfRequest() })
	const rows = result.ok ? result.value.data : []
	const medians = await pageQuery(listPanelMedians, { incidentIds: rows.map(({ id }) => id) })
	const rubrics = await pageQuery(getRubrics, {
		versions: [...new Set(Object.values(medians).map(({ rubricVersion }) => rubricVersion))],
	})
	const { ladder } = await pageQuery(getPolicy, { version: 'current' })
	const next = result.ok && result.value.nextCursor
	return (
		<div className="space-y-6">
			<h1 className="text-3xl font-semibold">Incidents</h1>
			<p className="max-w-prose text-soft">
				Every published case, the newest first. Cases are kept to be learned from; operators are not ranked.
			</p>
			<IncidentFilter typed={input} ladder={ladder} facets={result.ok ? result.value.facets : undefined} />
			{!result.ok && (
				<p role="alert" className="rounded bg-refused-bg px-4 py-3 text-refused">
					{result.problem.issues?.[0]?.message ?? result.problem.sentence}
				</p>
			)}
			{result.ok && rows.length === 0 && <Empty>No published case matches. Take a filter away to see more.</Empty>}
			{rows.length > 0 && <IncidentTable rows={rows} ladder={ladder} rubrics={rubrics} medians={medians} />}
			{next && (
				<Link
					rel="next"
					href={`/incidents?${new URLSearchParams({ ...input, cursor: next })}`}
					className={buttonLook('quiet')}
				>
					Older cases
				</Link>
			)}
		</div>
	)
}
