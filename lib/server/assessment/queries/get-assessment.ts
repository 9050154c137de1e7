import 'server-only'
import { GetAssessmentInput } from '@/lib/contracts/assessment'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { can, type Verdict } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import type { PanelAggregate } from '@/lib/domain/assessment/aggregate'
import { describeAgreement } from '@/lib/domain/assessment/agreement'
import { FIRST_ROUND_ONLY, maySit } from '@/lib/domain/assessment/panel'
import type { EarlyEnd } from '@/lib/domain/assessment/panel-rounds'
import type { Grades } from '@/lib/domain/assessment/rating'
import { explainScore, type Guidance, guidanceFor, type ScorePart, scoreOf } from '@/lib/domain/assessment/score'
import { printVector } from '@/lib/domain/assessment/vector'
import { toIso } from '@/lib/domain/kernel/instant'
import { type BoundRevision, boundRevision } from '@/lib/server/incidents/bound-revision'
import { findIncidentByRef, type StoredIncident } from '@/lib/server/incidents/incident.store'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { earlyEndings } from '../early-endings'
import { panelAggregates, type RoundAggregate } from '../panel-aggregates'
import { seatPermission } from '../panel-subject'

export type PanelView = {
	readonly kind: 'stewards' | 'peers'
	readonly round: number
	readonly state: 'open' | 'closed'
	readonly opensAt: string
	readonly closesAt: string
	readonly revisionHash: string
	/** The revision that the ratings are bound to, and today's. */
	readonly revision: BoundRevision
	readonly ratingsIn: number
	/** How many must rate after an appeal, one more than before; 0 where nothing is asked. */
	readonly leastRatings: number
	/** Why no more are asked, where nobody is left. */
	readonly sizeNote: string
	/** Its rounds, this one and the one before, that were closed before their time. */
	readonly endedEarly: readonly EarlyEnd[]
	readonly recusals: readonly { readonly name: string; readonly conflict: string; readonly note: string }[]
	readonly vector: string | null
	readonly score: number | null
	readonly scoreParts: readonly ScorePart[]
	readonly guidance: Guidance | null
	readonly aggregate: PanelAggregate | null
	readonly agreement: string | null
	/** Each rater's grades and reasons, once the round is closed. */
	readonly ratings: readonly {
		readonly id: string
		readonly name: string
		readonly conflict: string
		readonly grades: Grades
	}[]
	/** The reader's own rating that counts, and the round it was given in. */
	readonly mine: {
		readonly sequence: number
		readonly round: number
		readonly isRecused: boolean
		readonly grades: Grades | null
	} | null
	/** Of a second round: how the first came out, and the reader's own grades in it. */
	readonly first: { readonly aggregate: PanelAggregate | null; readonly mine: Grades | null } | null
	readonly mayRate: { readonly allowed: boolean; readonly because: string }
}

export type AssessmentView = {
	readonly incidentId: string
	readonly slug: string
	readonly rubricVersion: string | null
	readonly panels: readonly PanelView[]
	/** What the panels said before the case was reopened, oldest first. */
	readonly earlier: readonly { readonly treatment: number; readonly panels: readonly PanelView[] }[]
}

/** What the panels of a case say. Blind until a round closes: until then a reader gets the own rating and a count. */
export const getAssessment = defineQuery({
	name: 'assessment.get',
	input: GetAssessmentInput,
	answer: async ({ db, input, actor }): Promise<AssessmentView | null> => {
		const incident = await findIncidentByRef(db, input.incidentId)
		if (incident === null || !canReadIncident(actor, incident)) return null
		const panelsOf = async (treatment: number): Promise<readonly PanelView[]> => {
			const [rounds, early] = await Promise.all([
				panelAggregates(db, { ...incident, treatment }),
				earlyEndings(db, { id: incident.id, treatment }),
			])
			return Promise.all(
				rounds.map(async (round) => ({
					...panelView(round, incident, actor, await boundRevision(db, incident, round.panel.revisionHash)),
					endedEarly: early[round.kind],
				})),
			)
		}
		const past = Array.from({ length: incident.treatment - 1 }, (_, index) => index + 1)
		return {
			incidentId: incident.id,
			slug: incident.slug,
			rubricVersion: incident.rubricVersion,
			panels: await panelsOf(incident.treatment),
			earlier: await Promise.all(past.map(async (treatment) => ({ treatment, panels: await panelsOf(treatment) }))),
		}
	},
})

function panelView(
	round: RoundAggregate,
	incident: StoredIncident,
	actor: Actor,
	revision: BoundRevision,
): Omit<PanelView, 'endedEarly'> {
	const { kind, panel, ratings, aggregate, first, isOpenToAll, rubric } = round
	const isMine = (rating: (typeof ratings)[number]): boolean => rating.raterId === personOf(actor)?.id
	const mine = ratings.find(isMine)
	const verdict = can(actor, seatPermission(kind), incident)
	return {
		kind,
		round: panel.round,
		state: panel.state,
		opensAt: toIso(panel.opensAt),
		closesAt: toIso(panel.closesAt),
		revisionHash: panel.revisionHash,
		leastRatings: panel.leastRatings,
		sizeNote: panel.sizeNote,
		revision,
		ratingsIn: ratings.filter((rating) => !rating.isRecused).length,
		recusals: ratings
			.filter((rating) => rating.isRecused)
			.map(({ raterName, conflict, conflictNote }) => ({ name: raterName, conflict, note: conflictNote })),
		vector: aggregate && printVector(aggregate.vector),
		score: aggregate && scoreOf(aggregate.vector, rubric),
		scoreParts: aggregate ? explainScore(aggregate.vector, rubric) : [],
		guidance: aggregate && guidanceFor(aggregate.vector, rubric),
		aggregate,
		agreement: aggregate && describeAgreement(aggregate.agreement),
		ratings: isOpenToAll
			? ratings.flatMap(({ id, raterName, conflict, grades }) =>
					grades === null ? [] : [{ id, name: raterName, conflict, grades }],
				)
			: [],
		mine: mine ? { sequence: mine.sequence, round: mine.round, isRecused: mine.isRecused, grades: mine.grades } : null,
		first: first && { aggregate: first.aggregate, mine: first.ratings.find(isMine)?.grades ?? null },
		mayRate: seatInWords(verdict, maySit(panel, { hasRated: mine !== undefined && !mine.isRecused })),
	}
}

function seatInWords(verdict: Verdict, hasSeat: boolean): PanelView['mayRate'] {
	if (!verdict.allowed) return { allowed: false, because: verdict.because }
	return hasSeat ? { allowed: true, because: '' } : { allowed: false, because: FIRST_ROUND_ONLY }
}
