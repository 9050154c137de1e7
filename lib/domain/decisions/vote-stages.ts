import { earlyCountInWords } from './early-count'
import type { VoteState } from './vote'
import type { Method } from './vote-rules'

type Standing = {
	readonly state: VoteState
	readonly rules: { readonly method: Method; readonly isSealed: boolean; readonly objectionHours: number }
	/** ISO 8601, like every moment here. */
	readonly opensAt: string
	readonly mainClosesAt: string
	readonly closesAt: string
	readonly extendedAt: string | null
	readonly talliedAt: string | null
	/** Whole hours by which it was counted before its time; else `null`. */
	readonly hoursEarly: number | null
	readonly roll: { readonly recused: readonly unknown[] }
	readonly outcome: 'adopted' | 'rejected' | 'quorum_not_met' | null
}

export type VoteStage = {
	readonly key: 'main' | 'objection' | 'count'
	readonly name: string
	readonly progress: 'done' | 'current' | 'ahead'
	/** When it ends, or for the count when it was made or is due. */
	readonly at: string
	/** What happens in it, in a sentence. */
	readonly words: string
}

/** The way of a vote: main phase, objection phase where one follows, count; and where it stands at this moment. */
export function voteStages(vote: Standing, now: string): readonly VoteStage[] {
	const { state, mainClosesAt, closesAt } = vote
	const isCounted = state === 'tallied'
	const moment = Date.parse(now)
	const isMain = state === 'open' && moment < Date.parse(mainClosesAt)
	const isObjection = state === 'open' && !isMain && moment < Date.parse(closesAt)
	const main: VoteStage = {
		key: 'main',
		name: mainClosesAt === closesAt ? 'Ballots' : 'Main phase',
		progress: isMain ? 'current' : 'done',
		at: mainClosesAt,
		words: wordsOfMain(vote),
	}
	const objection: VoteStage = {
		key: 'objection',
		name: 'Objection phase',
		progress: isObjection ? 'current' : isMain ? 'ahead' : 'done',
		at: closesAt,
		words: 'A ballot can only move away from what leads, to something milder.',
	}
	const count: VoteStage = {
		key: 'count',
		name: isCounted ? 'Counted' : 'Count',
		progress: isCounted ? 'done' : isMain || isObjection ? 'ahead' : 'current',
		at: vote.talliedAt ?? closesAt,
		words: wordsOfCount(vote),
	}
	return mainClosesAt === closesAt ? [main, count] : [main, objection, count]
}

function wordsOfMain({ rules, state, extendedAt }: Standing): string {
	const secrecy = rules.isSealed && state === 'open' ? ' Ballots are sealed: choices and reasons are hidden.' : ''
	const longer = extendedAt === null ? '' : ' A late swing extended it once.'
	const what =
		rules.method === 'optimistic'
			? 'Whoever is on the roll may object.'
			: 'Whoever is on the roll may cast a ballot, and replace it.'
	return `${what}${secrecy}${longer}`
}

function wordsOfCount({ rules, outcome, hoursEarly, roll }: Standing): string {
	const facts = { objectionHours: rules.objectionHours, recusals: roll.recused.length }
	const early = hoursEarly === null ? '' : `${earlyCountInWords(hoursEarly, facts)} `
	if (outcome === 'quorum_not_met')
		return `${early}The quorum was missed; nothing is decided, and a new vote may be opened.`
	if (outcome !== null) return `${early}The count is final; anybody can make it again from the bundle.`
	return rules.isSealed ? 'Every ballot is opened, counted and published.' : 'The ballots are counted.'
}

/** Who acts next and by when; `formatTime` writes a moment for the reader. */
export function nextInVote(vote: Standing, now: string, formatTime: (iso: string) => string): string {
	const current = voteStages(vote, now).find(({ progress }) => progress === 'current')
	switch (current?.key) {
		case 'main':
			return `Voters on the roll cast their ballots by ${formatTime(current.at)}.`
		case 'objection':
			return `Voters on the roll may object to what leads until ${formatTime(current.at)}.`
		case 'count':
			if (vote.state === 'counting')
				return 'Nobody has to act: the count goes on by itself, and ballots are no longer taken.'
			return `The time to vote is over since ${formatTime(vote.closesAt)}; the coordinator or the clock counts next.`
		default:
			return vote.outcome === 'quorum_not_met'
				? 'The coordinator opens a new vote or closes the case.'
				: 'Nobody has to act on this vote any more.'
	}
}
