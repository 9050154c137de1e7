import 'server-only'
import { GetIncidentInput } from '@/lib/contracts/incidents'
import type { Actor } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident, clearanceFor } from '@/lib/domain/access/can-read-incident'
import type { Permission } from '@/lib/domain/access/permissions'
import { type DerivedTime, derivedTimes } from '@/lib/domain/incidents/derived-times'
import type { IncidentState } from '@/lib/domain/incidents/incident'
import { hiddenSections, isWithin, redactReport } from '@/lib/domain/incidents/redact'
import type { Report, SectionKey } from '@/lib/domain/incidents/report'
import type { Visibility } from '@/lib/domain/incidents/vocabulary'
import { type Instant, toIso } from '@/lib/domain/kernel/instant'
import type { Prisma } from '@/lib/generated/prisma/client'
import { findIncidentByRef, type StoredIncident } from '@/lib/server/incidents/incident.store'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'

/** What can be asked for on a case, so that pages show or explain a step without asking twice. */
const STEPS = [
	'incident.draft',
	'incident.file',
	'incident.revise',
	'incident.embargo',
	'incident.triage',
	'incident.reply',
	'incident.publish',
	'incident.comment',
	'incident.appeal',
	'incident.rule_on_appeal',
	'panel.conduct',
	'panel.rate_as_steward',
	'panel.rate_as_peer',
	'vote.conduct',
	'vote.cast',
	'remediation.verify',
	'measure.conduct',
] as const satisfies readonly Permission[]

export type IncidentView = {
	readonly id: string
	readonly slug: string
	readonly version: number
	readonly state: IncidentState
	readonly isDemonstration: boolean
	readonly isHistorical: boolean
	readonly operator: { readonly id: string; readonly slug: string; readonly name: string; readonly module: string }
	readonly report: Report
	readonly hiddenSections: readonly SectionKey[]
	readonly times: Readonly<Record<DerivedTime, number | null>>
	readonly revision: { readonly number: number; readonly hash: string }
	readonly dates: Readonly<
		Record<
			'createdAt' | 'filedAt' | 'triagedAt' | 'publishedAt' | 'closedAt' | 'replyDueAt' | 'repliedAt' | 'phaseDueAt',
			string | null
		>
	>
	readonly embargo: { readonly until: string; readonly reason: string } | null
	readonly policyVersion: string | null
	readonly rubricVersion: string | null
	readonly treatment: number
	readonly outcomeStatement: string
	readonly dismissal: {
		readonly reason: string
		readonly note: string
		readonly duplicateOf: { slug: string; title: string } | null
	} | null
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
	readonly attachments: readonly {
		readonly id: string
		readonly name: string
		readonly sha256: string
		readonly mediaType: string
		readonly sizeBytes: number
		readonly visibility: Visibility
	}[]
	readonly steps: readonly {
		readonly event: string
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
	}[]
	readonly measures: readonly {
		readonly id: string
		readonly kind: string
		readonly state: string
		readonly parameters: Readonly<Record<string, string | number>>
		readonly inForceFrom: string | null
		readonly reviewAt: string | null
		readonly expiresAt: string | null
		readonly endedAt: string | null
	}[]
	readonly decisionsElsewhere: readonly {
		readonly id: string
		readonly decidedOn: string
		readonly venue: string
		readonly lever: string
		readonly arguments: unknown
		readonly result: string
		readonly resultNote: string
		readonly source: string
		readonly note: string
	}[]
	/** What the reader may do, and the sentence that says why not. */
	readonly may: Readonly<Record<(typeof STEPS)[number], { readonly allowed: boolean; readonly because: string }>>
}

/** Everything about one case that this reader may see. A case that the reader may not know of is not found. */
export const getIncident = defineQuery({
	name: 'incident.get',
	input: GetIncidentInput,
	answer: async ({ db, input, actor }): Promise<IncidentView | null> => {
		const incident = await findIncidentByRef(db, input.ref)
		if (incident === null || !canReadIncident(actor, incident)) return null
		return view(db, incident, actor)
	},
})

const PARTS = {
	operator: { include: { module: true } },
	duplicateOf: { select: { slug: true, title: true, publishedAt: true } },
	replies: { orderBy: { createdAt: 'asc' as const } },
	comments: { orderBy: { createdAt: 'asc' as const } },
	appeals: { orderBy: { createdAt: 'asc' as const } },
	checks: { orderBy: { createdAt: 'asc' as const } },
	attachments: { where: { removedAt: null }, orderBy: { createdAt: 'asc' as const } },
	steps: { orderBy: { at: 'asc' as const } },
	votes: { orderBy: [{ treatment: 'asc' }, { attempt: 'asc' }] },
	measures: { orderBy: { decidedAt: 'asc' } },
	external: { orderBy: { decidedOn: 'asc' } },
} satisfies Prisma.IncidentInclude

async function view(db: Tx, incident: StoredIncident, actor: Actor): Promise<IncidentView> {
	const row = await db.incident.findUniqueOrThrow({ where: { id: incident.id }, include: PARTS })
	const clearance = clearanceFor(actor, incident.operatorId)
	const full = fromJson<Report>(row.report)
	const report = redactReport(full, clearance)
	const hidden = hiddenSections(full, clearance)
	const iso = (at: Instant | null): string | null => (at === null ? null : toIso(at))
	const date = (at: Date | null): string | null => at?.toISOString() ?? null
	const seesFiles = (visibility: string) => isWithin(visibility as Visibility, clearance) // only our store writes it
	return {
		id: incident.id,
		slug: incident.slug,
		version: incident.version,
		state: incident.state,
		isDemonstration: incident.isDemonstration,
		isHistorical: incident.origin === 'import',
		operator: {
			id: row.operator.id,
			slug: row.operator.slug,
			name: row.operator.name,
			module: row.operator.module.name,
		},
		report,
		hiddenSections: hidden,
		times: derivedTimes(report.timeline),
		revision: { number: incident.currentRevision, hash: incident.revisionHash },
		dates: {
			createdAt: iso(incident.createdAt),
			filedAt: iso(incident.filedAt),
			triagedAt: iso(incident.triagedAt),
			publishedAt: iso(incident.publishedAt),
			closedAt: iso(incident.closedAt),
			replyDueAt: iso(incident.replyDueAt),
			repliedAt: iso(incident.repliedAt),
			phaseDueAt: iso(incident.phaseDueAt),
		},
		embargo: incident.embargo && { until: toIso(incident.embargo.until), reason: incident.embargo.reason },
		policyVersion: incident.policyVersion,
		rubricVersion: incident.rubricVersion,
		treatment: incident.treatment,
		outcomeStatement: incident.outcomeStatement,
		dismissal: incident.dismissal && {
			reason: incident.dismissal.reason,
			note: incident.dismissal.note,
			duplicateOf: row.duplicateOf?.publishedAt ? { slug: row.duplicateOf.slug, title: row.duplicateOf.title } : null,
		},
		replies: row.replies.map((reply) => ({
			author: reply.authorName,
			body: reply.body,
			at: reply.createdAt.toISOString(),
			treatment: reply.treatment,
		})),
		comments: row.comments.map((comment) => ({
			id: comment.id,
			author: comment.authorName,
			role: comment.authorRole,
			body: comment.body,
			at: comment.createdAt.toISOString(),
		})),
		appeals: row.appeals.map((appeal) => ({
			grounds: appeal.grounds,
			newEvidence: fromJson<readonly string[]>(appeal.newEvidence),
			at: appeal.createdAt.toISOString(),
			ruling: appeal.ruling,
			rulingNote: appeal.rulingNote,
		})),
		checks: (hidden.includes('remediation') ? [] : row.checks).map((check) => ({
			itemId: check.itemId,
			isSatisfied: check.isSatisfied,
			why: check.why,
			by: check.checkerName,
			at: check.createdAt.toISOString(),
		})),
		attachments: row.attachments
			.filter((file) => seesFiles(file.visibility))
			.map(({ id, name, sha256, mediaType, sizeBytes, visibility }) => ({
				id,
				name,
				sha256,
				mediaType,
				sizeBytes,
				visibility: visibility as Visibility,
			})),
		steps: row.steps.map((step) => ({
			event: step.event,
			at: step.at.toISOString(),
			actor: step.actorName,
			role: step.actorRole,
			note: step.note,
			to: step.toState,
		})),
		votes: row.votes.map((vote) => ({
			id: vote.id,
			attempt: vote.attempt,
			treatment: vote.treatment,
			state: vote.state,
			outcome: vote.outcome,
			decidedRung: vote.decidedRung,
			closesAt: vote.closesAt.toISOString(),
		})),
		measures: row.measures.map((measure) => ({
			id: measure.id,
			kind: measure.kind,
			state: measure.state,
			parameters: fromJson<Record<string, string | number>>(measure.parameters),
			inForceFrom: date(measure.inForceFrom),
			reviewAt: date(measure.reviewAt),
			expiresAt: date(measure.expiresAt),
			endedAt: date(measure.endedAt),
		})),
		decisionsElsewhere: row.external.map((decision) => ({
			id: decision.id,
			decidedOn: decision.decidedOn.toISOString().slice(0, 10),
			venue: decision.venue,
			lever: decision.lever,
			arguments: decision.arguments,
			result: decision.result,
			resultNote: decision.resultNote,
			source: decision.source,
			note: decision.note,
		})),
		may: verdicts(actor, incident),
	}
}

function verdicts(actor: Actor, incident: StoredIncident): IncidentView['may'] {
	const entries = STEPS.map((permission) => {
		const verdict = can(actor, permission, incident)
		return [permission, { allowed: verdict.allowed, because: verdict.allowed ? '' : verdict.because }] as const
	})
	return Object.fromEntries(entries) as IncidentView['may']
}
