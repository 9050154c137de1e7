import 'server-only'
import { GetIncidentInput } from '@/lib/contracts/incidents'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { type AwaitedStep, awaitedSteps } from '@/lib/domain/access/awaited-steps'
import { can, type Subject } from '@/lib/domain/access/can'
import { canReadIncident, clearanceFor } from '@/lib/domain/access/can-read-incident'
import type { Permission } from '@/lib/domain/access/permissions'
import { ASK_AGAIN_WITHIN } from '@/lib/domain/decisions/opening-rules'
import { type DerivedTime, derivedTimes } from '@/lib/domain/incidents/derived-times'
import type { IncidentState } from '@/lib/domain/incidents/incident'
import { hiddenSections, isWithin, redactReport } from '@/lib/domain/incidents/redact'
import type { Report, SectionKey } from '@/lib/domain/incidents/report'
import type { Visibility } from '@/lib/domain/incidents/vocabulary'
import { fromDate, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Policy } from '@/lib/domain/policy/policy'
import { findIncidentByRef, type StoredIncident } from '@/lib/server/incidents/incident.store'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOfCase } from '@/lib/server/policy/policies'
import { findCoordinators, rulingOf } from '../coordinators'
import {
	type CaseAttachment,
	type CaseDone,
	type CaseRow,
	type CaseSaid,
	RECORD_OF_CASE,
	viewAttachments,
	viewDone,
	viewSaid,
} from './case-record'
import { WAITING_PARTS, waitingOf } from './waiting-case'

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

export type VoteOpeningView = {
	readonly askedAt: string
	/** Entries of the roll written so far, of how many; 0 of 0 until the balances are read. */
	readonly written: number
	readonly size: number
	/** Why it could not be opened; empty while it is being prepared. */
	readonly refusal: string
	/** Until then the clock opens no other vote, so that whoever asked can ask again; `null` while nothing is refused. */
	readonly heldUntil: string | null
}

export type IncidentView = CaseSaid &
	CaseDone & {
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
		/** The ladder and the windows that the case goes by: its own, or today's before triage. */
		readonly policy: Pick<Policy, 'version' | 'ladder' | 'windows' | 'votes' | 'panels'>
		readonly rubricVersion: string | null
		readonly treatment: number
		readonly outcomeStatement: string
		/** A vote with a long roll that was asked for and is not open yet; told to those who conduct it, else `null`. */
		readonly opening: VoteOpeningView | null
		readonly dismissal: {
			readonly reason: string
			readonly note: string
			readonly duplicateOf: { slug: string; title: string } | null
		} | null
		readonly attachments: readonly CaseAttachment[]
		/** Who acts next, and by when. */
		readonly awaited: readonly AwaitedStep[]
		/** What the reader may do, and the sentence that says why not. */
		readonly may: Readonly<Record<(typeof STEPS)[number], { readonly allowed: boolean; readonly because: string }>>
	}

/** Everything about one case that this reader may see. A case that the reader may not know of is not found. */
export const getIncident = defineQuery({
	name: 'incident.get',
	input: GetIncidentInput,
	answer: async ({ db, input, actor, now }): Promise<IncidentView | null> => {
		const incident = await findIncidentByRef(db, input.ref)
		if (incident === null || !canReadIncident(actor, incident)) return null
		return view(db, incident, actor, now)
	},
})

function openingView(opening: CaseRow['opening']): VoteOpeningView | null {
	if (opening === null) return null
	const { askedAt, written, size, refusal, refusedAt } = opening
	const heldUntil = refusedAt === null ? null : toIso(plus(fromDate(refusedAt), ASK_AGAIN_WITHIN))
	return { askedAt: askedAt.toISOString(), written, size, refusal, heldUntil }
}

async function view(db: Tx, incident: StoredIncident, actor: Actor, now: Instant): Promise<IncidentView> {
	const where = { id: incident.id }
	const [row, waiting] = await Promise.all([
		db.incident.findUniqueOrThrow({ where, include: RECORD_OF_CASE }),
		db.incident.findUniqueOrThrow({ where, include: WAITING_PARTS, omit: { report: true, searchText: true } }),
	])
	const clearance = clearanceFor(actor, incident.operatorId)
	const full = fromJson<Report>(row.report)
	const report = redactReport(full, clearance)
	const hidden = hiddenSections(full, clearance)
	const said = viewSaid(row, hidden)
	const { operator, duplicateOf } = row
	const policy = await policyOfCase(db, incident)
	const { version, ladder, windows, votes, panels } = policy
	const done = viewDone(row, policy)
	const { roles } = rungOf({ version, ladder }, incident.consequence ?? 0)
	return {
		id: incident.id,
		slug: incident.slug,
		version: incident.version,
		state: incident.state,
		isDemonstration: incident.isDemonstration,
		isHistorical: incident.origin === 'import',
		operator: { id: operator.id, slug: operator.slug, name: operator.name, module: operator.module.name },
		report,
		hiddenSections: hidden,
		times: derivedTimes(report.timeline),
		revision: { number: incident.currentRevision, hash: incident.revisionHash },
		dates: datesOf(incident),
		embargo: incident.embargo && { until: toIso(incident.embargo.until), reason: incident.embargo.reason },
		policyVersion: incident.policyVersion,
		policy: { version, ladder, windows, votes, ...(panels && { panels }) },
		rubricVersion: incident.rubricVersion,
		treatment: incident.treatment,
		outcomeStatement: incident.outcomeStatement,
		opening: can(actor, 'vote.conduct', incident).allowed ? openingView(row.opening) : null,
		dismissal: incident.dismissal && {
			reason: incident.dismissal.reason,
			note: incident.dismissal.note,
			duplicateOf: duplicateOf?.publishedAt ? { slug: duplicateOf.slug, title: duplicateOf.title } : null,
		},
		...said,
		attachments: viewAttachments(row).filter((file) => isWithin(file.visibility, clearance)),
		...done,
		steps: stepsFor(clearance, done.steps),
		awaited: awaitedSteps(waitingOf(waiting, { version, ladder }), toIso(now)),
		may: { ...verdicts(actor, { ...incident, roles }), ...(await mayNotRule(db, incident, actor, row)) },
	}
}

/** Why a case was kept from publication may be a secret of its own; everyone else reads that it was. */
function stepsFor(clearance: Visibility, steps: IncidentView['steps']): IncidentView['steps'] {
	if (clearance !== 'public') return steps
	return steps.map((step) => (step.event === 'incident.embargo_set' ? { ...step, note: '' } : step))
}

function datesOf(incident: StoredIncident): IncidentView['dates'] {
	const iso = (at: Instant | null): string | null => (at === null ? null : toIso(at))
	return {
		createdAt: iso(incident.createdAt),
		filedAt: iso(incident.filedAt),
		triagedAt: iso(incident.triagedAt),
		publishedAt: iso(incident.publishedAt),
		closedAt: iso(incident.closedAt),
		replyDueAt: iso(incident.replyDueAt),
		repliedAt: iso(incident.repliedAt),
		phaseDueAt: iso(incident.phaseDueAt),
	}
}

function verdicts(actor: Actor, incident: Subject): IncidentView['may'] {
	const entries = STEPS.map((permission) => {
		const verdict = can(actor, permission, incident)
		return [permission, { allowed: verdict.allowed, because: verdict.allowed ? '' : verdict.because }] as const
	})
	return Object.fromEntries(entries) as IncidentView['may'] // one entry for each of STEPS
}

/** Whoever ran the case leaves the ruling on its appeal to another, and reads why; nothing where that is not so. */
async function mayNotRule(
	db: Tx,
	{ operatorId }: StoredIncident,
	actor: Actor,
	{ appeals, steps }: Pick<CaseRow, 'appeals' | 'steps'>,
): Promise<Partial<IncidentView['may']>> {
	const person = personOf(actor)
	if (person === null || !appeals.some(({ ruling }) => ruling === null)) return {}
	if (!can(actor, 'incident.rule_on_appeal', { operatorId }).allowed) return {}
	const ruling = rulingOf(person.id, { operatorId, steps, coordinators: await findCoordinators(db) })
	return ruling.ok ? {} : { 'incident.rule_on_appeal': { allowed: false, because: ruling.refusal.sentence } }
}
