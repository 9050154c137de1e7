import { rulesForCase, rulesForPolicy } from '@/lib/domain/decisions/opening-rules'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import { METHODS_IN_WORDS, type QuorumRule, type Threshold } from '@/lib/domain/policy/policy'
import type { Bundle } from '../bundle'
import { groundOf } from '../count'
import { counted, type Finding, holds, Wrong } from '../report'
import type { Subject } from '../subject'

const HOUR_MS = 3_600_000

/**
 * Whoever opens a vote chooses its options, its objection phase, whether it is sealed and by which power it counts; the
 * rest is the policy's. Worked out again here by what opens votes, so that rules which are milder than the policy show.
 */
export function checkPrescribed(subject: Subject): Finding {
	const { bundle } = subject
	const { rules, policy } = groundOf(bundle)
	const asked = askedBy(bundle)
	compare(quorumWords(asked.quorum), quorumWords(rules.quorum), 'rules.quorum')
	compare(thresholdWords(asked.threshold), thresholdWords(rules.threshold), 'rules.threshold')
	compare(objectionWords(asked), objectionWords(rules), 'rules.objectionBasisPoints')
	compare(quietWords(asked), quietWords(rules), 'rules.quietEndingHours')
	compare(extensionWords(asked), extensionWords(rules), 'rules.extensionHours')
	compare(objectionHoursWords(asked), objectionHoursWords(rules), 'rules.objectionHours')
	const length = bundle.vote.subject.kind === 'policy' ? policy.changes.voteHours : policy.windows.voteHours
	checkLength(subject, length)
	const needs = rules.method === 'optimistic' ? `no quorum, ${objectionWords(rules)}` : quorumWords(rules.quorum)
	return holds(`As policy ${policy.version} asks: ${needs}, ${lengthWords(length)}.${chosenMethod(subject)}`)
}

/** Whoever opens a vote on a case may choose another method than the policy's usual one, and a reader should know. */
function chosenMethod({ bundle }: Subject): string {
	const { rules, policy } = groundOf(bundle)
	if (bundle.vote.subject.kind === 'policy' || rules.method === policy.votes.method) return ''
	const usual = METHODS_IN_WORDS[policy.votes.method].within
	return ` The policy's usual method is ${usual}; whoever opened this vote chose ${METHODS_IN_WORDS[rules.method].within}.`
}

/** The rules by which this vote would open under the policy, with what is free as it was chosen. */
function askedBy(bundle: Bundle): VoteRules {
	const { rules, policy } = groundOf(bundle)
	const { subject } = bundle.vote
	const asked =
		subject.kind === 'policy' ? rulesForPolicy({ version: subject.draftVersion }, policy) : rulesForCase(rules, policy)
	if (!asked.ok) throw new Wrong(`No vote opens by these rules: ${asked.refusal.sentence}`, 'rules')
	const { method, options, isSealed, weights } = asked.value
	if (method !== rules.method) throw new Wrong('A draft of the policy is voted on as one proposal.', 'rules.method')
	if (options[0]?.rung !== rules.options[0]?.rung || options.length !== rules.options.length)
		throw new Wrong('A vote on a draft of the policy has the draft as its one option.', 'rules.options')
	if (isSealed !== rules.isSealed) throw new Wrong('A vote on a draft of the policy is open.', 'rules.isSealed')
	if (weights.kind !== rules.weights.kind)
		throw new Wrong('On a draft of the policy every steward has one vote.', 'rules.weights.kind')
	return asked.value
}

/** From its beginning to its end as they were planned; an end that came otherwise is checked by the log. */
function checkLength({ bundle, leaves }: Subject, hoursAsked: number): void {
	const opened = leaves().find(({ type }) => type === 'vote.opened')
	const { mainClosesAt, closesAt } = opened?.facts ?? {}
	const [from, mainEnd, end] = [bundle.vote.opensAt, mainClosesAt, closesAt].map((at) => Date.parse(String(at)))
	const at = `${opened?.where ?? 'log.leaves'}.entry`
	const lasted = (Number(mainEnd) - Number(from)) / HOUR_MS
	compare(lengthWords(hoursAsked), lengthWords(lasted), at)
	const objecting = (Number(end) - Number(mainEnd)) / HOUR_MS
	if (objecting !== bundle.rules.objectionHours)
		throw new Wrong('The objection phase was planned with another length than the rules give it.', at)
}

function compare(asked: string, given: string, at: string): void {
	if (given !== asked) throw new Wrong(`The policy asks for ${asked}; the rules of this vote have ${given}.`, at)
}

function quorumWords({ kind, basisPoints, leastVoters = 1 }: QuorumRule): string {
	const share = `a quorum${kind === 'share' ? '' : ' of rejection'} of ${percent(basisPoints)}`
	return leastVoters > 1 ? `${share} and ${leastVoters} voters` : share
}

function thresholdWords(threshold: Threshold | null): string {
	if (threshold === null) return 'no threshold of its own'
	const { numerator, denominator, rule } = threshold
	return `a threshold of ${rule === 'more_than' ? 'more than' : 'at least'} ${numerator}/${denominator}`
}

function objectionWords({ objectionBasisPoints: share }: VoteRules): string {
	return share === null ? 'no share of objections' : `objections by ${percent(share)} to stop the proposal`
}

function quietWords({ quietEndingHours }: VoteRules): string {
	return `a quiet ending of ${counted(quietEndingHours, 'hour')}`
}

function extensionWords({ extensionHours }: VoteRules): string {
	return `an extension by ${counted(extensionHours, 'hour')}`
}

function objectionHoursWords({ objectionHours }: VoteRules): string {
	return `an objection phase of ${counted(objectionHours, 'hour')}`
}

function lengthWords(hours: number): string {
	return `a vote of ${counted(hours, 'hour')}`
}

function percent(basisPoints: number): string {
	return `${basisPoints / 100} %`
}
