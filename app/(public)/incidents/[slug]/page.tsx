import type { Metadata } from 'next'
import Link from 'next/link'
import { permanentRedirect } from 'next/navigation'
import { Precedents } from '@/components/assessment/precedents'
import { CaseForPrograms } from '@/components/incidents/case-for-programs'
import { CaseHeader } from '@/components/incidents/case-header'
import { sectionsOfCase } from '@/components/incidents/case-sections'
import { ReportSections } from '@/components/incidents/report-sections'
import { TreatmentSections } from '@/components/incidents/treatment-sections'
import { WithSections } from '@/components/layout/section-nav'
import { AddingUpOfCase } from '@/components/measures/adding-up'
import { getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { listPrecedents } from '@/lib/server/assessment/queries/list-precedents'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { getEscalations } from '@/lib/server/measures/queries/get-escalations'
import { getRubrics } from '@/lib/server/policy/queries/get-rubrics'
import { pageQuery } from '@/lib/web/page-query'

type Props = { readonly params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const incident = await pageQuery(getIncident, { ref: (await params).slug })
	return { title: incident.report.title }
}

export default async function CasePage({ params }: Props) {
	const { slug } = await params
	const incident = await pageQuery(getIncident, { ref: slug })
	if (incident.slug !== slug) permanentRedirect(`/incidents/${incident.slug}`)
	const assessment = await pageQuery(getAssessment, { incidentId: incident.id })
	const rubrics = await pageQuery(getRubrics, { versions: assessment.rubricVersion ? [assessment.rubricVersion] : [] })
	const rubric = Object.values(rubrics)[0]
	const precedents = await pageQuery(listPrecedents, { ref: incident.id, limit: 5 })
	const escalations = await pageQuery(getEscalations, { ref: incident.operator.id })
	return (
		<article className="space-y-8">
			<CaseHeader incident={incident} />
			<p className="no-print">
				<Link href={`/desk/cases/${incident.id}`}>Work on this case at your desk</Link>
			</p>
			<WithSections sections={sectionsOfCase(incident, assessment)}>
				<ReportSections incident={incident} />
				<TreatmentSections {...{ incident, assessment, rubric }} />
				<AddingUpOfCase {...{ incident, escalations }} />
				<Precedents precedents={precedents} ladder={incident.policy.ladder} />
				<CaseForPrograms id={incident.id} />
			</WithSections>
		</article>
	)
}
