import type { Metadata } from 'next'
import Link from 'next/link'
import { CoordinatorSteps } from '@/components/desk/coordinator-steps'
import { MeasureSteps } from '@/components/desk/measure-steps'
import { ParticipantSteps } from '@/components/desk/participant-steps'
import { CaseHeader } from '@/components/incidents/case-header'
import { ReportSections } from '@/components/incidents/report-sections'
import { TreatmentSections } from '@/components/incidents/treatment-sections'
import { getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { pageQuery } from '@/lib/web/page-query'
import {
	appealAction,
	breachAction,
	closeCaseAction,
	closePanelsAction,
	closeRoundAction,
	commentAction,
	dismissAction,
	enactAction,
	liftAction,
	openVoteAction,
	outcomeAction,
	publishAction,
	relaunchAction,
	replyAction,
	ruleAction,
	secondRoundAction,
	tallyAction,
	triageAction,
} from './actions'

const PARTICIPANT = { replyAction, commentAction, appealAction }
const COORDINATOR = {
	triageAction,
	dismissAction,
	publishAction,
	closeRoundAction,
	secondRoundAction,
	closePanelsAction,
	openVoteAction,
	tallyAction,
	relaunchAction,
	outcomeAction,
	closeCaseAction,
	ruleAction,
}
const MEASURES = { enactAction, liftAction, breachAction }

export const metadata: Metadata = { title: 'Case' }

export default async function DeskCasePage({ params }: { readonly params: Promise<{ id: string }> }) {
	const incident = await pageQuery(getIncident, { ref: (await params).id })
	const assessment = await pageQuery(getAssessment, { incidentId: incident.id })
	return (
		<div className="space-y-8">
			<CaseHeader incident={incident} />
			<section aria-labelledby="next" className="space-y-6 rounded border border-accent bg-surface p-4 sm:p-6">
				<h2 id="next" className="text-xl font-semibold">
					What you can do now
				</h2>
				<ParticipantSteps incident={incident} assessment={assessment} actions={PARTICIPANT} />
				<CoordinatorSteps incident={incident} assessment={assessment} actions={COORDINATOR} />
				<MeasureSteps incident={incident} actions={MEASURES} />
				{incident.dates.publishedAt !== null && (
					<p>
						<Link href={`/incidents/${incident.slug}`}>What the public sees</Link>
					</p>
				)}
			</section>
			<ReportSections incident={incident} />
			<TreatmentSections incident={incident} assessment={assessment} />
		</div>
	)
}
