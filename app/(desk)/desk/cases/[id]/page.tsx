import type { Metadata } from 'next'
import Link from 'next/link'
import { Precedents } from '@/components/assessment/precedents'
import { CaseSteps } from '@/components/desk/case-steps'
import { CaseWork } from '@/components/desk/case-work'
import { CaseHeader } from '@/components/incidents/case-header'
import { ReportSections } from '@/components/incidents/report-sections'
import { TreatmentSections } from '@/components/incidents/treatment-sections'
import { AddingUpOfCase } from '@/components/measures/adding-up'
import { RejoinNotices } from '@/components/operators/rejoin-notices'
import { getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { listPrecedents } from '@/lib/server/assessment/queries/list-precedents'
import { getCaseWork } from '@/lib/server/incidents/queries/get-case-work'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { listDuplicateCandidates } from '@/lib/server/incidents/queries/list-duplicate-candidates'
import { getEscalations } from '@/lib/server/measures/queries/get-escalations'
import { getRejoinNotices } from '@/lib/server/operators/queries/get-rejoin-notices'
import { getRubrics } from '@/lib/server/policy/queries/get-rubrics'
import { pageQuery } from '@/lib/web/page-query'
import { CASE_ACTIONS } from './case-actions'

export const metadata: Metadata = { title: 'Case' }

export default async function DeskCasePage({ params }: { readonly params: Promise<{ id: string }> }) {
	const ref = (await params).id
	const [incident, assessment, work] = await Promise.all([
		pageQuery(getIncident, { ref }),
		pageQuery(getAssessment, { incidentId: ref }),
		pageQuery(getCaseWork, { ref }),
	])
	const rubrics = await pageQuery(getRubrics, { versions: assessment.rubricVersion ? [assessment.rubricVersion] : [] })
	const rubric = Object.values(rubrics)[0]
	const candidates = incident.may['incident.triage'].allowed ? await pageQuery(listDuplicateCandidates, { ref }) : []
	const precedents = await pageQuery(listPrecedents, { ref, limit: 5 })
	const escalations = await pageQuery(getEscalations, { ref: incident.operator.id })
	const notices = await pageQuery(getRejoinNotices, { ref: incident.operator.id })
	return (
		<div className="space-y-8">
			<CaseHeader incident={incident} />
			<RejoinNotices notices={notices} />
			{incident.dates.publishedAt !== null && (
				<p>
					<Link href={`/incidents/${incident.slug}`}>What the public sees</Link>
				</p>
			)}
			<section aria-labelledby="next" className="space-y-4">
				<h2 id="next" className="text-xl font-semibold">
					What the case waits for
				</h2>
				<CaseWork work={work} />
			</section>
			<section aria-labelledby="steps" className="space-y-4">
				<h2 id="steps" className="text-xl font-semibold">
					What you can do now
				</h2>
				<CaseSteps {...{ incident, assessment, precedents, candidates }} actions={CASE_ACTIONS} />
			</section>
			<ReportSections incident={incident} />
			<TreatmentSections {...{ incident, assessment, rubric }} />
			<AddingUpOfCase {...{ incident, escalations }} />
			<Precedents precedents={precedents} ladder={incident.policy.ladder} />
		</div>
	)
}
