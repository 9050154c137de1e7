import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { redactReport } from '@/lib/domain/incidents/redact'
import { type Report, SECTION_KEYS } from '@/lib/domain/incidents/report'
import { hashSections, revisionHash } from '@/lib/domain/incidents/section-hashes'
import { caseSlug } from '@/lib/domain/incidents/slug'
import { type Instant, toDate } from '@/lib/domain/kernel/instant'
import { recordOf } from '@/lib/domain/kernel/records'
import { fromJson, toJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'
import { sha256 } from '@/lib/server/log/append-to-log'

/** What lists and searches read, derived from the report; the only writer of those columns. */
function projection(report: Report) {
	const open = redactReport(report, 'public')
	const loss = latestLoss(open)
	return {
		report: toJson(report),
		title: report.title,
		incidentClass: report.incidentClass,
		network: report.network,
		occurredAt: new Date(report.occurredAt),
		detectedBy: open.detectedBy,
		validatorCount: open.validators.count,
		lossGwei: loss === null ? null : BigInt(loss),
		risks: [...new Set(open.contributingFactors.flatMap((factor) => factor.riskIds))],
		causes: [...new Set(open.contributingFactors.map((factor) => factor.cause))],
		searchText: [
			open.title,
			open.whatHappened,
			open.proximateCause,
			open.whySurprised,
			open.lessons,
			open.detectionDetail,
			...open.timeline.map((row) => row.text),
			...open.contributingFactors.map((factor) => factor.text),
		]
			.join('\n')
			.slice(0, 100_000),
	}
}

/** The newest actual figure, or else the newest estimate. */
function latestLoss(report: Report): string | null {
	const actual = report.impact.findLast((figure) => figure.kind === 'actual')
	return (actual ?? report.impact.at(-1))?.lossGwei ?? null
}

export type NewDraft = {
	readonly operatorId: string
	readonly origin: 'operator' | 'coordinator' | 'import'
	readonly isDemonstration: boolean
	readonly report: Report
	readonly slug: string | null
}

/** Stores a new draft under an address of its own. */
export async function addDraft(
	tx: Tx,
	draft: NewDraft,
	actor: Actor,
	at: Instant,
): Promise<{ id: string; slug: string }> {
	const id = randomUUID()
	const operator = await tx.operator.findUniqueOrThrow({ where: { id: draft.operatorId }, select: { slug: true } })
	const base = caseSlug(draft.report.occurredAt, operator.slug, draft.report.incidentClass)
	const slug = draft.slug ?? (await freeSlug(tx, base, id))
	await tx.incident.create({
		data: {
			...projection(draft.report),
			id,
			slug,
			state: 'draft',
			origin: draft.origin,
			isDemonstration: draft.isDemonstration,
			operatorId: draft.operatorId,
			createdBy: personOf(actor)?.id ?? null,
			createdAt: toDate(at),
			updatedAt: toDate(at),
		},
	})
	return { id, slug }
}

async function freeSlug(tx: Tx, base: string, id: string): Promise<string> {
	const taken = await tx.incident.findFirst({ where: { slug: base }, select: { id: true } })
	const kept = await tx.incidentSlug.findUnique({ where: { slug: base }, select: { slug: true } })
	return taken === null && kept === null ? base : `${base}-${id.slice(0, 4)}`
}

export async function findReport(tx: Tx, incidentId: string): Promise<Report> {
	const row = await tx.incident.findUniqueOrThrow({ where: { id: incidentId }, select: { report: true } })
	return fromJson<Report>(row.report)
}

/** Saves the working copy; throws `Conflict` when someone else saved first. Answers with the new version. */
export async function saveReport(
	tx: Tx,
	incident: { readonly id: string; readonly version: number },
	report: Report,
	at: Instant,
): Promise<number> {
	const { count } = await tx.incident.updateMany({
		where: { id: incident.id, version: incident.version },
		data: { ...projection(report), updatedAt: toDate(at), version: { increment: 1 } },
	})
	if (count === 0) throw new Conflict()
	return incident.version + 1
}

/** When a draft is filed, its address follows what the report now says. The old address keeps answering. */
export async function settleSlug(
	tx: Tx,
	incident: { readonly id: string; readonly slug: string },
	report: Report,
): Promise<string> {
	const row = await tx.incident.findUniqueOrThrow({
		where: { id: incident.id },
		select: { operator: { select: { slug: true } } },
	})
	const base = caseSlug(report.occurredAt, row.operator.slug, report.incidentClass)
	if (incident.slug.startsWith(base)) return incident.slug
	const slug = await freeSlug(tx, base, incident.id)
	await tx.incident.update({ where: { id: incident.id }, data: { slug } })
	await tx.incidentSlug.create({ data: { slug: incident.slug, incidentId: incident.id } })
	return slug
}

export type NewRevision = {
	readonly incidentId: string
	readonly number: number
	readonly report: Report
	readonly reason: string
	readonly caseState:
		| 'draft'
		| 'filed'
		| 'assessing'
		| 'deliberating'
		| 'voting'
		| 'tallied'
		| 'decided'
		| 'enforcing'
		| 'closed'
		| 'dismissed'
		| 'discarded'
}

/** Freezes the report as a revision and answers with the hash that ratings and ballots are bound to. */
export async function addRevision(tx: Tx, revision: NewRevision, actor: Actor, at: Instant): Promise<string> {
	const salts = recordOf(SECTION_KEYS, () => randomBytes(16).toString('hex'))
	const sections = hashSections(revision.report, salts, sha256)
	const hash = revisionHash(revision.report, sections, sha256)
	const person = personOf(actor)
	await tx.revision.create({
		data: {
			...revision,
			id: randomUUID(),
			hash,
			report: toJson(revision.report),
			sectionHashes: toJson(sections),
			authorId: person?.id ?? null,
			authorName: person?.name ?? 'Guardrail',
			createdAt: toDate(at),
		},
	})
	return hash
}
