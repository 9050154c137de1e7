import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import type { DecisionRecord, RecordBallot, RecordFact } from '@/lib/domain/decisions/decision-record'
import { earlyCountInWords } from '@/lib/domain/decisions/early-count'
import { describeChoice, readChoice } from '@/lib/domain/decisions/methods/counting'
import type { Ground } from '@/lib/domain/decisions/methods/method'
import { METHODS_IN_WORDS, type Policy } from '@/lib/domain/policy/policy'
import { formatTime } from '@/lib/format/dates'
import { settingsInWords } from '@/lib/format/measure-words'
import { powerInWords } from '@/lib/format/power-in-words'
import { counted } from '@/lib/format/words'
import { exportBallots } from './queries/export-ballots'
import type { VoteView } from './queries/get-vote'
import type { BallotView } from './queries/list-ballots'
import { conflictInWords } from './record-of-case'

/** A document stays readable; the ballots beyond stand in the CSV. */
const MOST_BALLOTS = 1_000

type PartsOfVote = Pick<
	DecisionRecord,
	'vote' | 'explanation' | 'support' | 'withoutConflicted' | 'nonVoters' | 'recused' | 'check'
>

/** `ranked: options compared two by two (Copeland)` */
function methodInWords(method: VoteView['method']): string {
	const { name, meaning } = METHODS_IN_WORDS[method]
	return `${name.toLowerCase()}: ${meaning}`
}

/** What a record of decision tells of the vote: rules, count, who was silent, and where to check it. */
export function partsOfVote(vote: VoteView, policy: Policy, origin: string): PartsOfVote {
	const { roll, quorum } = vote
	const words = (power: string) => powerInWords(power, vote.rules.weights)
	const missing = roll.notVotedCount - roll.notVoted.length
	return {
		vote: [
			{ name: 'Method', text: methodInWords(vote.method) },
			{ name: 'Attempt', text: String(vote.attempt) },
			{ name: 'Open', text: `${formatTime(vote.opensAt)} to ${formatTime(vote.closesAt)}` },
			...counting(vote),
			...(vote.extendedAt === null ? [] : [{ name: 'Extended', text: formatTime(vote.extendedAt) }]),
			{ name: 'Roll', text: `${roll.size} on the roll, power ${words(roll.power)} without those recused` },
			...weighed(vote),
			{ name: 'Quorum', text: `${words(quorum.cast)} cast, ${words(quorum.required)} needed${headsInWords(vote)}` },
			{ name: 'Policy', text: `${vote.policyVersion}, ${vote.policyHash}` },
			{ name: 'Revision voted on', text: vote.revisionHash },
			...delegated(vote),
			...settled(vote, policy),
		],
		explanation: vote.explanation,
		support: vote.support.map(({ name, power, thresholdText, isReached }) => ({
			name,
			power,
			powerInWords: words(power),
			threshold: thresholdText,
			isReached,
		})),
		withoutConflicted: withoutConflicted(vote),
		nonVoters: [
			...roll.notVoted.map(({ name, through }) => (through === null ? name : `${name} (through ${through})`)),
			...(missing > 0 ? [`${missing} more, listed in the bundle`] : []),
		],
		recused: roll.recused.map(({ name, conflict, note }) => ({
			name,
			text: [conflictInWords(conflict), note].filter((part) => part !== '').join(': '),
		})),
		check: [
			{ name: 'Bundle', text: `${origin}/api/v1/votes/${vote.id}/bundle` },
			{ name: 'Ballots', text: `${origin}/api/v1/votes/${vote.id}/ballots.csv` },
			{ name: 'Verifier', text: `${origin}/verify` },
			{ name: 'Head of the chain of ballots', text: vote.headHash },
			{ name: 'Hash of the roll', text: vote.rollHash },
		],
	}
}

function headsInWords({ quorum: { heads } }: VoteView): string {
	return heads === null ? '' : `; ballots of ${counted(heads.cast, 'voter')}, at least ${heads.least} needed`
}

/** That the vote was counted before its time, by how much, and why nobody had to be waited for. */
function counting({ hoursEarly, rules, roll }: VoteView): readonly RecordFact[] {
	if (hoursEarly === null) return []
	const facts = { objectionHours: rules.objectionHours, recusals: roll.recused.length }
	return [{ name: 'Counted early', text: earlyCountInWords(hoursEarly, facts) }]
}

/** Where the power on the roll comes from, and who chose it; nothing where each steward has one vote. */
function weighed({ rules: { weights }, roll, openedBy }: VoteView): readonly RecordFact[] {
	if (weights.kind === 'one_each') return []
	const who = openedBy ?? 'Guardrail'
	const voters = counted(roll.size, 'voter')
	if (weights.kind === 'erc20votes')
		return [
			{ name: 'Weighed by', text: `the token ${weights.token} at block ${weights.block}, chosen by ${who}; ${voters}` },
		]
	return [
		{ name: 'Weighed by', text: `balances of ${weights.symbol} in a file that ${who} uploaded; ${voters}` },
		{ name: 'Source of the balances', text: weights.source },
		{ name: 'Merkle root of the balances', text: weights.root },
	]
}

/** Whose power went to whom, so that the ballots add up to what was cast; nothing where nobody had delegated. */
function delegated({ roll: { delegations, delegationCount }, rules }: VoteView): readonly RecordFact[] {
	const lines = delegations.map(({ name, to, power, state }) => {
		return `${name} to ${to}, power ${powerInWords(power, rules.weights)}: ${DELEGATION_STATES[state]}`
	})
	const more = delegationCount - delegations.length
	if (more > 0) lines.push(`${counted(more, 'delegation')} more, in the bundle`)
	return lines.length === 0 ? [] : [{ name: 'Delegations', text: lines.join('; ') }]
}

const DELEGATION_STATES = {
	counted: "the delegate's ballot counted for them",
	awaited: 'the delegate did not vote',
	overridden: 'they voted themselves',
	free: 'the delegate had recused',
	recused: 'they had recused',
} as const

function settled({ parameters }: VoteView, policy: Policy): readonly RecordFact[] {
	const text = settingsInWords(parameters, policy)
	return text === '' ? [] : [{ name: 'Settled', text }]
}

function withoutConflicted({ withoutConflicted: without, outcome, decidedRung, support }: VoteView): string {
	if (without === null) return ''
	if (without.outcome === outcome && without.rung === decidedRung)
		return 'Without the ballots of those who declared a conflict of interest the outcome is the same.'
	const found = support.find(({ rung }) => rung === without.rung)?.name
	const other = without.outcome === 'adopted' && found ? `"${found}"` : without.outcome.replaceAll('_', ' ')
	return `Without the ballots of those who declared a conflict of interest the outcome would be: ${other}.`
}

/** The ballots with choice and reason in words; none while they are sealed. */
export async function ballotsOfRecord(
	vote: VoteView,
	policy: Policy,
	actor: Actor,
): Promise<Pick<DecisionRecord, 'ballots' | 'ballotsLeftOut'>> {
	const ballots: RecordBallot[] = []
	const found = await exportBallots.ask({ voteId: vote.id }, { actor })
	if (!found.ok) return { ballots, ballotsLeftOut: 0 }
	for await (const page of found.value.pages()) {
		ballots.push(...page.flatMap((ballot) => ballotOf(ballot, { rules: vote.rules, policy })))
		if (ballots.length >= MOST_BALLOTS || ballots.length === 0) break // enough, or sealed
	}
	const shown = ballots.slice(0, MOST_BALLOTS)
	return { ballots: shown, ballotsLeftOut: ballots.length === 0 ? 0 : vote.ballots - shown.length }
}

function ballotOf(ballot: BallotView, ground: Ground): readonly RecordBallot[] {
	const choice = ballot.choice === null ? null : readChoice(ballot.choice, ground)
	if (choice === null) return []
	const { number, voter, address, power, reason, castAt, isCounted } = ballot
	const words = describeChoice(choice, ground)
	const inWords = powerInWords(power, ground.rules.weights)
	const conflict = conflictInWords(ballot.conflict ?? '')
	return [{ number, voter, address, power, powerInWords: inWords, choice: words, conflict, reason, castAt, isCounted }]
}
