import 'server-only'
import { type EarlyCount, earlyCountOf } from '@/lib/domain/decisions/vote-phases'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import { departureInWords } from '@/lib/domain/incidents/decision-path'
import { isFrozen, readTarget, sectionOf } from '@/lib/domain/incidents/discussion'
import type { IncidentState } from '@/lib/domain/incidents/incident'
import type { IncidentEvent } from '@/lib/domain/incidents/incident-event'
import type { SectionKey } from '@/lib/domain/incidents/report'
import type { Visibility } from '@/lib/domain/incidents/vocabulary'
import type { MeasureState } from '@/lib/domain/measures/measure'
import type { Policy } from '@/lib/domain/policy/policy'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type DecisionElsewhereView, viewDecisionElsewhere } from '@/lib/server/decisions/decision-elsewhere'
import { fromColumn, isoOrNull } from '@/lib/server/kernel/columns'
import { fromJson } from '@/lib/server/kernel/json'

export type CaseSaid = {
	readonly replies: readonly {
		readonly author: string
		readonly body: string
		readonly at: string
		readonly treatment: number
	}[]
	readonly comments: readonly {
		readonly id: string
		readonly author: string
		readonly role: string
		readonly body: string
		readonly at: string
		/** What it is about: `case`, the key of a section, or `row:<id>` of the timeline. */
		readonly about: string
		/** The comment that it answers. */
		readonly answers: string | null
		readonly treatment: number
		/** Votes of the treatment that had closed when it was written: each froze what stood before it. */
		readonly votesClosed: number
		readonly isFrozen: boolean
		/** Number of the report's revision that its author read. */
		readonly revision: number
	}[]
	readonly appeals: readonly {
		readonly grounds: string
		readonly newEvidence: readonly string[]
		readonly at: string
		readonly ruling: string | null
		readonly rulingNote: string
	}[]
	readonly checks: readonly {
		readonly itemId: string
		readonly isSatisfied: boolean
		readonly why: string
		readonly by: string
		readonly at: string
	}[]
}

export type CaseDone = {
	readonly steps: readonly {
		readonly event: IncidentEvent['type']
		readonly at: string
		readonly actor: string
		readonly role: string
		readonly note: string
		readonly to: IncidentState
	}[]
	readonly votes: readonly {
		readonly id: string
		readonly attempt: number
		readonly treatment: number
		readonly state: string
		readonly outcome: string | null
		readonly decidedRung: number | null
		readonly closesAt: string
		/** What it is counted before its time for: everybody in, nothing left to object to, or never. */
		readonly earlyCount: EarlyCount
	}[]
	readonly measures: readonly {
		readonly id: string
		/** The vote that it follows from; `null` where another venue decided. */
		readonly voteId: string | null
		readonly kind: string
		readonly state: MeasureState
		readonly parameters: Readonly<Record<string, string | number>>
		readonly inForceFrom: string | null
		readonly reviewAt: string | null
		readonly expiresAt: string | null
		readonly endedAt: string | null
		/** What became of it, oldest first; `evidence` says where a step can be seen. */
		readonly steps: readonly {
			readonly at: string
			readonly to: MeasureState
			readonly actor: string
			readonly note: string
			readonly evidence: string
		}[]
	}[]
	/** What the decision lies outside of, and why, in the words of whoever stated it; `null` where it keeps to all. */
	readonly departure: { readonly leaves: string; readonly why: string } | null
	readonly decisionsElsewhere: readonly DecisionElsewhereView[]
}

export type CaseAttachment = {
	readonly id: string
	readonly name: string
	readonly sha256: string
	readonly mediaType: string
	readonly sizeBytes: number
	readonly visibility: Visibility
}

/** What hangs on a case: who said and did what, and what followed. */
export const RECORD_OF_CASE = {
	operator: { include: { module: true } },
	duplicateOf: { select: { slug: true, title: true, publishedAt: true } },
	replies: { orderBy: { createdAt: 'asc' as const } },
	comments: { orderBy: { createdAt: 'asc' as const } },
	appeals: { orderBy: { createdAt: 'asc' as const } },
	checks: { orderBy: { createdAt: 'asc' as const } },
	attachments: { where: { removedAt: null }, orderBy: { createdAt: 'asc' as const } },
	steps: { orderBy: { at: 'asc' as const } },
	votes: { orderBy: [{ treatment: 'asc' }, { attempt: 'asc' }] },
	measures: { orderBy: { decidedAt: 'asc' as const }, include: { steps: { orderBy: { at: 'asc' as const } } } },
	opening: { select: { askedAt: true, written: true, size: true, refusal: true, refusedAt: true } },
	decided: { where: { isSuperseded: false }, take: 1 },
	external: { orderBy: { decidedOn: 'asc' } },
} satisfies Prisma.IncidentInclude

export type CaseRow = Prisma.IncidentGetPayload<{ include: typeof RECORD_OF_CASE }>

/**
 * What people said about a case: replies, comments, appeals and the stewards' findings on its remediation, without what
 * hangs on a `hidden` section.
 */
export function viewSaid(row: CaseRow, hidden: readonly SectionKey[]): CaseSaid {
	return {
		replies: row.replies.map(({ authorName, body, createdAt, treatment }) => ({
			author: authorName,
			body,
			at: createdAt.toISOString(),
			treatment,
		})),
		comments: viewComments(row, hidden),
		appeals: row.appeals.map(({ grounds, newEvidence, createdAt, ruling, rulingNote }) => ({
			grounds,
			newEvidence: fromJson<readonly string[]>(newEvidence),
			at: createdAt.toISOString(),
			ruling,
			rulingNote,
		})),
		checks: (hidden.includes('remediation') ? [] : row.checks).map(
			({ itemId, isSatisfied, why, checkerName, createdAt }) => ({
				itemId,
				isSatisfied,
				why,
				by: checkerName,
				at: createdAt.toISOString(),
			}),
		),
	}
}

/** Comments in the order of writing, without those on a section that the reader may not read. */
function viewComments(row: CaseRow, hidden: readonly SectionKey[]): CaseSaid['comments'] {
	const { treatment } = row
	const votesClosed = row.votes.filter((vote) => vote.treatment === treatment && vote.state === 'tallied').length
	const isReadable = (about: string): boolean => {
		const target = readTarget(about)
		const section = target && sectionOf(target)
		return target !== null && (section === null || !hidden.includes(section))
	}
	return row.comments
		.filter(({ about }) => isReadable(about))
		.map((comment) => ({
			id: comment.id,
			author: comment.authorName,
			role: comment.authorRole,
			body: comment.body,
			at: comment.createdAt.toISOString(),
			about: comment.about,
			answers: comment.parentId,
			treatment: comment.treatment,
			votesClosed: comment.votesClosed,
			isFrozen: isFrozen(comment, { treatment, votesClosed }),
			revision: comment.revision,
		}))
}

/** What was done with a case: its steps, votes, measures, and what other venues decided. */
export function viewDone(row: CaseRow, policy: Policy): CaseDone {
	return {
		steps: row.steps.map(({ event, at, actorName, actorRole, note, toState }) => ({
			event: fromColumn<IncidentEvent['type']>(event),
			at: at.toISOString(),
			actor: actorName,
			role: actorRole,
			note,
			to: toState,
		})),
		votes: row.votes.map(({ id, attempt, treatment, state, outcome, decidedRung, closesAt, rules }) => ({
			id,
			attempt,
			treatment,
			state,
			outcome,
			decidedRung,
			closesAt: closesAt.toISOString(),
			earlyCount: earlyCountOf({ rules: fromJson<VoteRules>(rules), policy }),
		})),
		measures: row.measures.map(({ id, voteId, kind, state, parameters, steps, ...dates }) => ({
			id,
			voteId,
			kind,
			state,
			parameters: fromJson<Record<string, string | number>>(parameters),
			inForceFrom: isoOrNull(dates.inForceFrom),
			reviewAt: isoOrNull(dates.reviewAt),
			expiresAt: isoOrNull(dates.expiresAt),
			endedAt: isoOrNull(dates.endedAt),
			steps: steps.map(({ at, toState, actorName, note, evidence }) => ({
				at: at.toISOString(),
				to: toState,
				actor: actorName,
				note,
				evidence,
			})),
		})),
		departure: departureOf(row),
		decisionsElsewhere: row.external.map(viewDecisionElsewhere),
	}
}

function departureOf({ decided: [decided], treatment }: CaseRow): CaseDone['departure'] {
	if (decided === undefined || decided.treatment !== treatment) return null
	const leaves = departureInWords(decided)
	return leaves === null ? null : { leaves, why: decided.departure }
}

/** The files of a case, whoever may read them. */
export function viewAttachments(row: CaseRow): readonly CaseAttachment[] {
	return row.attachments.map(({ id, name, sha256, mediaType, sizeBytes, visibility }) => ({
		id,
		name,
		sha256,
		mediaType,
		sizeBytes,
		visibility: fromColumn<Visibility>(visibility),
	}))
}
