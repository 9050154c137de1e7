import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import { type Instant, plus, toDate } from '@/lib/domain/kernel/instant'
import { REMIND_BEFORE } from '@/lib/domain/measures/measure'
import { counted } from '@/lib/format/words'
import { closePanelRound } from '@/lib/server/assessment/commands/close-panel-round'
import { closePanels } from '@/lib/server/assessment/commands/close-panels'
import { openVote } from '@/lib/server/decisions/commands/open-vote'
import { tallyVote } from '@/lib/server/decisions/commands/tally-vote'
import { now } from '@/lib/server/kernel/clock'
import type { CommandResult } from '@/lib/server/kernel/define-command'
import { prisma } from '@/lib/server/kernel/prisma'
import { expireMeasure } from '@/lib/server/measures/commands/expire-measure'
import { remindOfReview } from '@/lib/server/measures/commands/remind-of-review'
import { reviewMeasure } from '@/lib/server/measures/commands/review-measure'

const CLOCK: Actor = { kind: 'system', task: 'advance due cases' }
const AT_ONCE = 200

const DEEDS = {
	round_closed: ['panel round closed or extended', 'panel rounds closed or extended'],
	panels_closed: ['case moved to deliberation', 'cases moved to deliberation'],
	vote_opened: ['vote opened', 'votes opened'],
	vote_tallied: ['vote counted or extended', 'votes counted or extended'],
	review_told: ['reminder of a review sent', 'reminders of reviews sent'],
	measure_expired: ['measure ended', 'measures ended'],
	review_started: ['review of a measure started', 'reviews of measures started'],
} as const
type Deed = keyof typeof DEEDS

export type Advanced = {
	readonly refused: number
	/** What was done how often, in words: `2 votes opened`. */
	readonly did: readonly string[]
}

/** Moves everything whose time has come, through the same commands that people use. Safe to run twice at once. */
export async function advanceDueCases(): Promise<Advanced> {
	const at = await now()
	const moved = new Map<Deed, number>()
	let refused = 0
	const note: Note = (deed, result) => {
		if (result.ok) moved.set(deed, (moved.get(deed) ?? 0) + 1)
		else refused += 1
	}
	await closeDueRounds(at, note)
	await closeDuePanels(at, note)
	await openDueVotes(at, note)
	await tallyDueVotes(at, note)
	await moveDueMeasures(at, note)
	return { refused, did: [...moved].map(([deed, count]) => inWords(deed, count)) }
}

function inWords(deed: Deed, count: number): string {
	const [one, many] = DEEDS[deed]
	return counted(count, one, many)
}

type Note = (deed: Deed, result: CommandResult<unknown>) => void

async function closeDueRounds(at: Instant, note: Note): Promise<void> {
	const due = await prisma().panel.findMany({
		where: { state: 'open', closesAt: { lte: toDate(at) }, incident: { state: 'assessing' } },
		take: AT_ONCE,
		select: { incidentId: true, kind: true },
	})
	for (const { incidentId, kind } of due) {
		note('round_closed', await closePanelRound.execute({ incidentId, panel: kind }, { actor: CLOCK }))
	}
}

/** A case leaves assessment by itself when its phase is due and no round is open. */
async function closeDuePanels(at: Instant, note: Note): Promise<void> {
	const due = await prisma().incident.findMany({
		where: { state: 'assessing', phaseDueAt: { lte: toDate(at) }, panels: { none: { state: 'open' } } },
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of due) note('panels_closed', await closePanels.execute({ incidentId: id }, { actor: CLOCK }))
}

/** The vote opens when deliberation ends, unless the right of reply is still running; then it waits for that. */
async function openDueVotes(at: Instant, note: Note): Promise<void> {
	const due = await prisma().incident.findMany({
		where: {
			state: 'deliberating',
			phaseDueAt: { lte: toDate(at) },
			OR: [{ repliedAt: { not: null } }, { replyDueAt: { lte: toDate(at) } }],
		},
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of due) note('vote_opened', await openVote.execute({ incidentId: id }, { actor: CLOCK }))
}

async function tallyDueVotes(at: Instant, note: Note): Promise<void> {
	const due = await prisma().vote.findMany({
		where: { state: 'open', closesAt: { lte: toDate(at) } },
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of due) note('vote_tallied', await tallyVote.execute({ voteId: id }, { actor: CLOCK }))
}

async function moveDueMeasures(at: Instant, note: Note): Promise<void> {
	const due = { lte: toDate(at) }
	const expired = await prisma().measure.findMany({
		where: { state: { in: ['in_force', 'under_review'] }, expiresAt: due },
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of expired)
		note('measure_expired', await expireMeasure.execute({ measureId: id }, { actor: CLOCK }))
	const near = await prisma().measure.findMany({
		where: { state: 'in_force', remindedOf: null, reviewAt: { lte: toDate(plus(at, REMIND_BEFORE)), gt: toDate(at) } },
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of near) note('review_told', await remindOfReview.execute({ measureId: id }, { actor: CLOCK }))
	const reviewed = await prisma().measure.findMany({
		where: { state: 'in_force', reviewAt: due },
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of reviewed) {
		note('review_started', await reviewMeasure.execute({ measureId: id, note: 'Its review is due.' }, { actor: CLOCK }))
	}
}
