import 'server-only'
import type { Waiting } from '@/lib/domain/access/awaited-steps'
import type { Prisma } from '@/lib/generated/prisma/client'

/** The rows besides the case's own that tell what it waits for. */
export const WAITING_PARTS = {
	panels: { where: { state: 'open' }, select: { kind: true, round: true, closesAt: true } },
	votes: {
		orderBy: [{ treatment: 'desc' }, { attempt: 'desc' }],
		take: 1,
		select: { treatment: true, closesAt: true, outcome: true },
	},
	measures: { select: { state: true, reviewAt: true } },
	appeals: { where: { ruling: null }, select: { id: true } },
} satisfies Prisma.IncidentInclude
type WaitingRow = Prisma.IncidentGetPayload<{ include: typeof WAITING_PARTS }>
type Columns = 'state' | 'treatment' | 'replyDueAt' | 'repliedAt' | 'phaseDueAt' | 'publishedAt' | 'embargoUntil'

/** A stored case as the rule about what it waits for wants it. */
export function waitingOf(row: Pick<WaitingRow, Columns | keyof typeof WAITING_PARTS>): Waiting {
	const iso = (at: Date | null): string | null => at?.toISOString() ?? null
	const vote = row.votes.find(({ treatment }) => treatment === row.treatment)
	return {
		state: row.state,
		replyDueAt: iso(row.replyDueAt),
		repliedAt: iso(row.repliedAt),
		phaseDueAt: iso(row.phaseDueAt),
		publishedAt: iso(row.publishedAt),
		embargoUntil: iso(row.embargoUntil),
		openPanels: row.panels.map(({ kind, round, closesAt }) => ({ kind, round, closesAt: closesAt.toISOString() })),
		vote: vote ? { closesAt: vote.closesAt.toISOString(), outcome: vote.outcome } : null,
		measures: row.measures.map(({ state, reviewAt }) => ({ state, reviewAt: iso(reviewAt) })),
		hasOpenAppeal: row.appeals.length > 0,
	}
}
