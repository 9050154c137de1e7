import 'server-only'
import { VISITOR } from '@/lib/domain/access/actor'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { env } from '@/lib/env'
import { settingsInWords } from '@/lib/format/measure-words'
import { formatEth } from '@/lib/format/numbers'
import { type AssessmentView, getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { getVote } from '@/lib/server/decisions/queries/get-vote'
import { getIncident, type IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { StoredExecution } from './execution.store'
import { type ProposalTexts, proposalTexts } from './proposal-text'
import type { PlanView } from './view-plan'

const PANELS = { stewards: 'Stewards', peers: 'Peers' } as const

/** The texts for other venues, written from what any visitor can read; `null` where a visitor cannot read the case. */
export async function textsOf(
	stored: StoredExecution,
	rung: LadderRung,
	plan: PlanView,
): Promise<ProposalTexts | null> {
	const { measure, voteId } = stored
	if (measure.incidentId === null) return null
	const around = { actor: VISITOR }
	const [incident, assessment, vote] = await Promise.all([
		getIncident.ask({ ref: measure.incidentId }, around),
		getAssessment.ask({ incidentId: measure.incidentId }, around),
		voteId === null ? null : getVote.ask({ voteId }, around),
	])
	if (!incident.ok) return null
	const { report, slug, operator } = incident.value
	const panels = assessment.ok ? panelsBehind(voteId, incident.value, assessment.value) : []
	return proposalTexts({
		site: env().NEXTAUTH_URL.replace(/\/$/, ''),
		measureId: measure.id,
		rungName: rung.name,
		settings: settingsInWords(measure.parameters, { ladder: [rung] }),
		operator: { name: operator.name, module: operator.module },
		incident: {
			slug,
			title: report.title,
			occurredAt: report.occurredAt,
			whatHappened: report.whatHappened,
			cause: report.proximateCause,
			compensation: report.compensation
				.map(({ payer, amountGwei }) => `${payer}: ${amountGwei === null ? 'amount not known' : formatEth(amountGwei)}`)
				.join('; '),
		},
		vectors: panels.flatMap(({ kind, vector }) => (vector === null ? [] : [{ panel: PANELS[kind], vector }])),
		vote: vote?.ok ? { id: vote.value.id, explanation: vote.value.explanation } : null,
		plan,
	})
}

/** What the panels said in the treatment that the measure comes from, also when the case has been reopened since. */
function panelsBehind(voteId: string | null, incident: IncidentView, { panels, earlier }: AssessmentView) {
	const treatment = incident.votes.find(({ id }) => id === voteId)?.treatment ?? incident.treatment
	return earlier.find((past) => past.treatment === treatment)?.panels ?? panels
}
