import Link from 'next/link'
import { IncidentTable } from '@/components/incidents/incident-table'
import { Empty, Section } from '@/components/ui/section'
import { listPanelMedians } from '@/lib/server/assessment/queries/list-panel-medians'
import { listIncidents } from '@/lib/server/incidents/queries/list-incidents'
import { pageQuery } from '@/lib/web/page-query'

const OPEN = ['voting', 'deliberating', 'assessing'] as const

export default async function HomePage() {
	const open = await Promise.all(OPEN.map((state) => pageQuery(listIncidents, { state, limit: 5 })))
	const burning = open.flatMap((list) => list.data)
	const recent = await pageQuery(listIncidents, { limit: 8 })
	const incidentIds = [...burning, ...recent.data].map(({ id }) => id)
	const medians = await pageQuery(listPanelMedians, { incidentIds })
	return (
		<div className="space-y-10">
			<header className="max-w-prose space-y-3">
				<h1 className="text-4xl font-semibold">What went wrong, what was decided, what can be learned</h1>
				<p className="text-lg">
					Guardrail is where a DAO treats harmful incidents at the node operators that run its validators: in the open,
					by fixed factors, and with a vote that anyone can check.
				</p>
			</header>
			<Section id="open" title="Being treated now">
				{burning.length === 0 ? (
					<Empty>No published case is open.</Empty>
				) : (
					<IncidentTable rows={burning} medians={medians} />
				)}
			</Section>
			<Section id="recent" title="The latest cases">
				<IncidentTable rows={recent.data} medians={medians} />
				<p>
					<Link href="/incidents">All cases</Link>
				</p>
			</Section>
		</div>
	)
}
