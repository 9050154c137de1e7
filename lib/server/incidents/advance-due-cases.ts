import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import { ASK_AGAIN_WITHIN } from '@/lib/domain/decisions/opening-rules'
import { type Instant, minus, plus, toDate } from '@/lib/domain/kernel/instant'
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

type Refusal = { readonly deed: Deed; readonly id: string; readonly because: string }

export type Advanced = {
	/** What the rules, a race or a fault kept from being done; it is tried again. */
	readonly refused: readonly Refusal[]
	/** What was done how often, in words: `2 votes opened`. */
	readonly did: readonly string[]
}

/** Moves everything whose time has come, through the same commands that people use. Safe to run twice at once. */
export async function advanceDueCases(): Promise<Advanced> {
	const at = await now()
	const moved = new Map<Deed, number>()
	const refused: Refusal[] = []
	// One that fails keeps no other from its turn.
	const attempt: Attempt = async (deed, id, work) => {
		try {
			const result = await work()
			if (result.ok) moved.set(deed, (moved.get(deed) ?? 0) + 1)
			else refused.push({ deed, id, because: result.problem.sentence })
		} catch (error) {
			refused.push({ deed, id, because: String(error) })
		}
	}
	await closeDueRounds(at, attempt)
	await closeDuePanels(at, attempt)
	await openDueVotes(at, attempt)
	await tallyDueVotes(at, attempt)
	await moveDueMeasures(at, attempt)
	return { refused, did: [...moved].map(([deed, count]) => inWords(deed, count)) }
}

function inWords(deed: Deed, count: number): string {
	const [one, many] = DEEDS[deed]
	return counted(count, one, many)
}

type Attempt = (deed: Deed, id: string, work: () => Promise<CommandResult<unknown>>) => Promise<void>

async function closeDueRounds(at: Instant, attempt: Attempt): Promise<void> {
	const due = await prisma().panel.findMany({
		where: { state: 'open', closesAt: { lte: toDate(at) }, incident: { state: 'assessing' } },
		take: AT_ONCE,
		select: { incidentId: true, kind: true },
	})
	for (const { incidentId, kind } of due) {
		await attempt('round_closed', incidentId, () =>
			closePanelRound.execute({ incidentId, panel: kind }, { actor: CLOCK }),
		)
	}
}

/** A case leaves assessment by itself when its phase is due and no round is open. */
async function closeDuePanels(at: Instant, attempt: Attempt): Promise<void> {
	const due = await prisma().incident.findMany({
		where: { state: 'assessing', phaseDueAt: { lte: toDate(at) }, panels: { none: { state: 'open' } } },
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of due)
		await attempt('panels_closed', id, () => closePanels.execute({ incidentId: id }, { actor: CLOCK }))
}

/** The vote opens when deliberation ends, unless the right of reply is still running; then it waits for that. */
async function openDueVotes(at: Instant, attempt: Attempt): Promise<void> {
	const due = await prisma().incident.findMany({
		where: {
			state: 'deliberating',
			phaseDueAt: { lte: toDate(at) },
			OR: [{ repliedAt: { not: null } }, { replyDueAt: { lte: toDate(at) } }],
			// One that somebody has asked for opens when its roll is whole; where it was refused, they have time to ask again.
			NOT: { opening: { is: { OR: [{ refusal: '' }, { refusedAt: { gt: toDate(minus(at, ASK_AGAIN_WITHIN)) } }] } } },
		},
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of due)
		await attempt('vote_opened', id, () => openVote.execute({ incidentId: id }, { actor: CLOCK }))
}

async function tallyDueVotes(at: Instant, attempt: Attempt): Promise<void> {
	const due = await prisma().vote.findMany({
		where: { state: 'open', closesAt: { lte: toDate(at) } },
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of due) await attempt('vote_tallied', id, () => tallyVote.execute({ voteId: id }, { actor: CLOCK }))
}

async function moveDueMeasures(at: Instant, attempt: Attempt): Promise<void> {
	const due = { lte: toDate(at) }
	const expired = await prisma().measure.findMany({
		where: { state: { in: ['in_force', 'under_review'] }, expiresAt: due },
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of expired)
		await attempt('measure_expired', id, () => expireMeasure.execute({ measureId: id }, { actor: CLOCK }))
	const near = await prisma().measure.findMany({
		where: { state: 'in_force', remindedOf: null, reviewAt: { lte: toDate(plus(at, REMIND_BEFORE)), gt: toDate(at) } },
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of near)
		await attempt('review_told', id, () => remindOfReview.execute({ measureId: id }, { actor: CLOCK }))
	const reviewed = await prisma().measure.findMany({
		where: { state: 'in_force', reviewAt: due },
		take: AT_ONCE,
		select: { id: true },
	})
	for (const { id } of reviewed) {
		await attempt('review_started', id, () =>
			reviewMeasure.execute({ measureId: id, note: 'Its review is due.' }, { actor: CLOCK }),
		)
	}
}
