import 'server-only'
import { GetVoteInput } from '@/lib/contracts/decisions'
import type { Actor } from '@/lib/domain/access/actor'
import { citeDecision, type DecisionRecord } from '@/lib/domain/decisions/decision-record'
import type { Policy } from '@/lib/domain/policy/policy'
import { env } from '@/lib/env'
import { getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'
import { operatorNameAt } from '@/lib/server/operators/name-on'
import { policyOf } from '@/lib/server/policy/policies'
import { rubricOf } from '@/lib/server/policy/rubrics'
import { type PartsOfCase, partsOfCase, partsWithoutCase } from '../record-of-case'
import { ballotsOfRecord, partsOfVote } from '../record-of-vote'
import { votedRevision } from '../voted-revision'
import { getVote, type VoteView } from './get-vote'

type Around = { readonly db: Tx; readonly actor: Actor; readonly policy: Policy }

/** The record of a decision in one document: case, panels, vote, ballots with reasons, outcome, measures, discussion. */
export const getDecisionRecord = defineQuery({
	name: 'vote.get_record',
	input: GetVoteInput,
	answer: async ({ db, input, actor }): Promise<DecisionRecord | null> => {
		const asked = await getVote.ask(input, { actor })
		if (!asked.ok) return null
		const vote = asked.value
		const policy = await policyOf(db, vote.policyVersion)
		const [parts, ballots] = await Promise.all([
			caseOf(vote, { db, actor, policy }),
			ballotsOfRecord(vote, policy, actor),
		])
		if (parts === null) return null
		const url = new URL(`/votes/${vote.id}/record`, env().NEXTAUTH_URL).href
		return {
			format: 'guardrail-decision-record',
			formatVersion: 1,
			url,
			citation: citeDecision({ id: vote.id, title: parts.title, at: vote.closesAt, url }),
			...parts,
			...partsOfVote(vote, policy, env().NEXTAUTH_URL),
			...ballots,
		}
	},
})

/** What the record tells of the case; little for a vote on the policy, `null` where this reader may not know of it. */
async function caseOf(vote: VoteView, { db, actor, policy }: Around): Promise<PartsOfCase | null> {
	const { incident, revisionHash } = vote
	if (incident === null) return partsWithoutCase(vote)
	const [found, assessment] = await Promise.all([
		getIncident.ask({ ref: incident.id }, { actor }),
		getAssessment.ask({ incidentId: incident.id }, { actor }),
	])
	if (!found.ok || !assessment.ok) return null
	const [rubric, voted, operatorName] = await Promise.all([
		rubricOf(db, policy.rubricVersion),
		votedRevision(found.value, revisionHash, actor),
		operatorNameAt(db, found.value.operator.id, vote.talliedAt ?? vote.closesAt),
	])
	const sources = { vote, incident: found.value, voted, assessment: assessment.value, policy, rubric, operatorName }
	return partsOfCase({ ...sources, origin: env().NEXTAUTH_URL })
}
