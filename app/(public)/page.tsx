import { FindOrReport } from '@/components/overview/find-or-report'
import { NewestDecisions } from '@/components/overview/newest-decisions'
import { OpenCases } from '@/components/overview/open-cases'
import { FrequentCauses, NewestLessons } from '@/components/overview/what-can-be-learnt'
import { Section } from '@/components/ui/section'
import { getOverview } from '@/lib/server/incidents/queries/get-overview'
import { pageQuery } from '@/lib/web/page-query'

export default async function HomePage() {
	const overview = await pageQuery(getOverview, {})
	return (
		<div className="space-y-12">
			<header className="space-y-6">
				<div className="max-w-prose space-y-3">
					<h1 className="text-4xl font-semibold">What went wrong, what was decided, what can be learnt</h1>
					<p className="text-lg text-soft">
						Guardrail is where a DAO treats harmful incidents at the node operators that run its validators: in the
						open, by fixed factors, and with a vote that anyone can check.
					</p>
				</div>
				<FindOrReport />
			</header>
			<Section id="open" title="Being treated now">
				<OpenCases {...overview} />
			</Section>
			<div className="grid gap-x-12 gap-y-12 lg:grid-cols-2">
				<Section id="decided" title="Decided lately">
					<NewestDecisions decisions={overview.decisions} />
				</Section>
				<Section id="learnt" title="What was learnt">
					<NewestLessons lessons={overview.lessons} />
				</Section>
			</div>
			<Section id="causes" title="Why it happens">
				<div className="max-w-3xl">
					<FrequentCauses causes={overview.causes} causesCounted={overview.causesCounted} />
				</div>
			</Section>
		</div>
	)
}
