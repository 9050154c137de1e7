import 'server-only'
import { z } from 'zod'
import { type AwaitedStep, awaitedSteps } from '@/lib/domain/access/awaited-steps'
import type { IncidentState } from '@/lib/domain/incidents/incident'
import { isWithin } from '@/lib/domain/incidents/redact'
import type { Cause, Visibility } from '@/lib/domain/incidents/vocabulary'
import { type Instant, toIso } from '@/lib/domain/kernel/instant'
import { firstSentence } from '@/lib/format/words'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policiesOf, policyOf } from '@/lib/server/policy/policies'
import { WAITING_PARTS, waitingOf } from './waiting-case'

type CaseLine = {
	readonly slug: string
	readonly title: string
	readonly operator: string
	readonly isDemonstration: boolean
}

export type OverviewView = {
	/** RFC 3339, the moment that deadlines are seen from. */
	readonly now: string
	readonly open: readonly (CaseLine & {
		readonly id: string
		readonly state: IncidentState
		readonly steps: readonly AwaitedStep[]
	})[]
	readonly openCount: number
	readonly decisions: readonly (CaseLine & {
		readonly voteId: string
		readonly rung: number
		readonly rungName: string
		readonly decidedAt: string
	})[]
	/** How many of the newest cases name each cause, most first. */
	readonly causes: readonly { readonly cause: Cause; readonly count: number }[]
	readonly causesCounted: number
	readonly lessons: readonly (CaseLine & { readonly occurredAt: string; readonly sentence: string })[]
}

const OPEN: IncidentState[] = ['filed', 'assessing', 'deliberating', 'voting', 'tallied', 'decided', 'enforcing']
const MOST_OPEN = 6
const MOST_DECISIONS = 5
const MOST_CAUSES = 8
const MOST_LESSONS = 4
/** Causes are counted, and lessons looked for, in this many of the newest cases, however many there are. */
const NEWEST_FOR_CAUSES = 1_000
const NEWEST_FOR_LESSONS = 60

/** The first page: which published cases are being treated, what was decided, what can be learnt. Each part costs a bounded amount. */
export const getOverview = defineQuery({
	name: 'overview.get',
	input: z.object({}),
	answer: async ({ db, now }): Promise<OverviewView> => {
		const [open, openCount, decisions, causes, lessons] = await Promise.all([
			openCases(db, now),
			db.incident.count({ where: { state: { in: OPEN }, publishedAt: { not: null } } }),
			newestDecisions(db),
			frequentCauses(db),
			newestLessons(db),
		])
		return { now: toIso(now), open, openCount, decisions, ...causes, lessons }
	},
})

const LINE = { slug: true, title: true, isDemonstration: true, operator: { select: { name: true } } } as const

function lineOf(row: { slug: string; title: string; isDemonstration: boolean; operator: { name: string } }): CaseLine {
	const { slug, title, isDemonstration, operator } = row
	return { slug, title, isDemonstration, operator: operator.name }
}

async function openCases(db: Tx, now: Instant): Promise<OverviewView['open']> {
	const rows = await db.incident.findMany({
		where: { state: { in: OPEN }, publishedAt: { not: null } },
		orderBy: [{ phaseDueAt: { sort: 'asc', nulls: 'last' } }, { occurredAt: 'desc' }],
		take: MOST_OPEN,
		omit: { report: true, searchText: true },
		include: { operator: LINE.operator, ...WAITING_PARTS },
	})
	const policyFor = await policiesOf(db, rows)
	return rows.map((row) => ({
		...lineOf(row),
		id: row.id,
		state: row.state,
		steps: awaitedSteps(waitingOf(row, policyFor(row)), toIso(now)),
	}))
}

async function newestDecisions(db: Tx): Promise<OverviewView['decisions']> {
	const votes = await db.vote.findMany({
		where: { state: 'tallied', outcome: 'adopted', incident: { publishedAt: { not: null } } },
		orderBy: { closesAt: 'desc' },
		take: MOST_DECISIONS,
		select: {
			id: true,
			policyVersion: true,
			decidedRung: true,
			closesAt: true,
			talliedAt: true,
			incident: { select: LINE },
		},
	})
	const versions = [...new Set(votes.map(({ policyVersion }) => policyVersion))]
	const policies = await Promise.all(versions.map((version) => policyOf(db, version)))
	return votes.flatMap(({ id, policyVersion, decidedRung, closesAt, talliedAt, incident }) => {
		const rung = policies
			.find(({ version }) => version === policyVersion)
			?.ladder.find((step) => step.rung === decidedRung)
		if (!rung || !incident) return []
		const decidedAt = (talliedAt ?? closesAt).toISOString()
		return [{ ...lineOf(incident), voteId: id, rung: rung.rung, rungName: rung.name, decidedAt }]
	})
}

type CauseRow = { readonly cause: Cause; readonly count: number; readonly counted: number }

/** The column of causes holds only what the public may read. */
async function frequentCauses(db: Tx): Promise<Pick<OverviewView, 'causes' | 'causesCounted'>> {
	const rows = await db.$queryRaw<CauseRow[]>`
		WITH newest AS (
			SELECT i.id, i.causes FROM incident i WHERE i.published_at IS NOT NULL
			ORDER BY i.occurred_at DESC, i.id DESC LIMIT ${NEWEST_FOR_CAUSES}
		), named AS (SELECT n.id, c.cause FROM newest n, unnest(n.causes) AS c (cause) WHERE c.cause <> 'undescriptive')
		SELECT cause, COUNT(*)::int AS count, (SELECT COUNT(DISTINCT id)::int FROM named) AS counted
		FROM named GROUP BY cause ORDER BY count DESC, cause LIMIT ${MOST_CAUSES}`
	return { causes: rows.map(({ cause, count }) => ({ cause, count })), causesCounted: rows[0]?.counted ?? 0 }
}

type LessonRow = {
	readonly slug: string
	readonly title: string
	readonly isDemonstration: boolean
	readonly operator: string
	readonly occurredAt: Date
	readonly lessons: string
	readonly visibility: Visibility | null
}

/** A lesson that several reports share is told once. */
async function newestLessons(db: Tx): Promise<OverviewView['lessons']> {
	const rows = await db.$queryRaw<LessonRow[]>`
		SELECT i.slug, i.title, i.is_demonstration AS "isDemonstration", o.name AS operator, i.occurred_at AS "occurredAt",
			i.report->>'lessons' AS lessons, i.report->'visibility'->>'lessons' AS visibility
		FROM (
			SELECT * FROM incident WHERE published_at IS NOT NULL AND state <> 'dismissed'
			ORDER BY occurred_at DESC, id DESC LIMIT ${NEWEST_FOR_LESSONS}
		) i JOIN operator o ON o.id = i.operator_id ORDER BY i.occurred_at DESC, i.id DESC`
	return rows
		.filter(({ visibility }) => isWithin(visibility ?? 'public', 'public'))
		.map(({ lessons, visibility: _visibility, occurredAt, ...line }) => ({
			...line,
			occurredAt: occurredAt.toISOString(),
			sentence: firstSentence(lessons ?? ''),
		}))
		.filter(
			({ sentence }, index, all) => sentence !== '' && all.findIndex((one) => one.sentence === sentence) === index,
		)
		.slice(0, MOST_LESSONS)
}
