import 'server-only'
import type { Waiting } from '@/lib/domain/access/awaited-steps'
import { rungOf } from '@/lib/domain/policy/policies'
import type { Policy, Rung } from '@/lib/domain/policy/policy'
import type { Prisma } from '@/lib/generated/prisma/client'
import { fromColumn } from '@/lib/server/kernel/columns'

/** The rows besides the case's own that tell what it waits for. */
export const WAITING_PARTS = {
	panels: { where: { state: 'open' }, select: { kind: true, round: true, closesAt: true } },
	votes: {
		orderBy: [{ treatment: 'desc' }, { attempt: 'desc' }],
		take: 1,
		select: { treatment: true, state: true, closesAt: true, outcome: true },
	},
	measures: { select: { state: true, reviewAt: true, rung: true } },
	appeals: { where: { ruling: null }, select: { id: true } },
} satisfies Prisma.IncidentInclude
type WaitingRow = Prisma.IncidentGetPayload<{ include: typeof WAITING_PARTS }>
type Ladder = Pick<Policy, 'version' | 'ladder'>
type Columns =
	| 'state'
	| 'origin'
	| 'treatment'
	| 'replyDueAt'
	| 'repliedAt'
	| 'phaseDueAt'
	| 'publishedAt'
	| 'embargoUntil'

/** A stored case as the rule about what it waits for wants it, with whom its policy names for each measure. */
export function waitingOf(row: Pick<WaitingRow, Columns | keyof typeof WAITING_PARTS>, policy: Ladder): Waiting {
	const iso = (at: Date | null): string | null => at?.toISOString() ?? null
	const vote = row.votes.find(({ treatment }) => treatment === row.treatment)
	return {
		state: row.state,
		origin: row.origin,
		replyDueAt: iso(row.replyDueAt),
		repliedAt: iso(row.repliedAt),
		phaseDueAt: iso(row.phaseDueAt),
		publishedAt: iso(row.publishedAt),
		embargoUntil: iso(row.embargoUntil),
		openPanels: row.panels.map(({ kind, round, closesAt }) => ({ kind, round, closesAt: closesAt.toISOString() })),
		vote: vote ? voteOf(vote) : null,
		measures: row.measures.map(({ state, reviewAt, rung }) => ({
			state,
			reviewAt: iso(reviewAt),
			enacts: rungOf(policy, fromColumn<Rung>(rung)).roles.enacts,
		})),
		hasOpenAppeal: row.appeals.length > 0,
	}
}

function voteOf({ state, closesAt, outcome }: WaitingRow['votes'][number]): Waiting['vote'] {
	const isCounting = state === 'counting' && ({ isCounting: true } as const)
	return { closesAt: closesAt.toISOString(), outcome, ...isCounting }
}
