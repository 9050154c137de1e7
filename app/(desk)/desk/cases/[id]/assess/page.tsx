import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CaseFacts, linkableFacts } from '@/components/assessment/case-facts'
import { RatingForm } from '@/components/assessment/rating-form'
import { RecusalForm } from '@/components/assessment/recusal-form'
import { RevisionFlag } from '@/components/incidents/revision-flag'
import { PageHeader } from '@/components/layout/page-header'
import { WithAside } from '@/components/layout/with-aside'
import { Empty } from '@/components/ui/section'
import { formatTime } from '@/lib/format/dates'
import { getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { getRubrics } from '@/lib/server/policy/queries/get-rubrics'
import { pageQuery } from '@/lib/web/page-query'
import { rateAction, recuseAction } from './actions'

export const metadata: Metadata = { title: 'Rate the factors' }

type Props = { readonly params: Promise<{ id: string }>; readonly searchParams: Promise<{ panel?: string }> }

export default async function AssessPage({ params, searchParams }: Props) {
	const { id } = await params
	const { panel: kind } = await searchParams
	const [incident, assessment] = await Promise.all([
		pageQuery(getIncident, { ref: id }),
		pageQuery(getAssessment, { incidentId: id }),
	])
	const panel = assessment.panels.find((candidate) => candidate.kind === kind)
	if (!panel) notFound()
	const rubrics = await pageQuery(getRubrics, { versions: assessment.rubricVersion ? [assessment.rubricVersion] : [] })
	const rubric = Object.values(rubrics)[0]
	const isOpen = panel.state === 'open' && panel.mayRate.allowed && !panel.mine?.isRecused
	return (
		<div className="space-y-6">
			<PageHeader
				title={panel.round === 1 ? 'Rate the factors' : 'Revise your rating'}
				lead={
					<>
						<Link href={`/desk/cases/${id}`}>{incident.report.title}</Link>. Panel of {panel.kind}, round {panel.round},
						open until {formatTime(panel.closesAt)}.{' '}
						{panel.round === 1
							? 'Until it closes nobody sees another rating.'
							: 'Beside each factor stands how the first round graded it; you may revise your grades once.'}
					</>
				}
			/>
			<RevisionFlag what="The ratings of this panel" revision={panel.revision} slug={assessment.slug} />
			{!panel.mayRate.allowed && <Empty>{panel.mayRate.because}</Empty>}
			{panel.mine?.isRecused && <Empty>You have recused yourself from this panel.</Empty>}
			{panel.state === 'closed' && <Empty>This round is closed.</Empty>}
			{isOpen && rubric && (
				<WithAside title="The facts of the case" aside={<CaseFacts incident={incident} />}>
					<div className="space-y-6">
						{panel.mine && (
							<p className="rounded bg-done-bg px-4 py-3 text-done">
								{panel.mine.round < panel.round
									? 'Your rating of the first round stands unless you revise it.'
									: `Your rating number ${panel.mine.sequence} is in. You may replace it.`}
							</p>
						)}
						<RatingForm
							panel={panel}
							incidentId={incident.id}
							rubric={rubric}
							facts={linkableFacts(incident)}
							action={rateAction}
						/>
						<RecusalForm hidden={{ incidentId: incident.id, panel: panel.kind }} action={recuseAction} />
					</div>
				</WithAside>
			)}
		</div>
	)
}
