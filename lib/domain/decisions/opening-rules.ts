import { hours } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import { rungOf } from '@/lib/domain/policy/policies'
import { MILDEST_IN_SILENCE, MOST_OBJECTION_HOURS, type Policy, type Threshold } from '@/lib/domain/policy/policy'
import { isLower, MORE_THAN_HALF } from '@/lib/domain/policy/thresholds'
import { checkParameters } from './ballot'
import { labelOf } from './option-label'
import { describeThreshold } from './threshold'
import type { Method, VoteOption, VoteRules, Weights } from './vote-rules'

export const MOST_OPTIONS = 12

/** After a refusal of a vote that was asked for, how long the clock leaves it to whoever asked to ask again. */
export const ASK_AGAIN_WITHIN = hours(24)

/** What a vote may be asked to be held by; what is left out follows the policy. */
export type VoteWishes = {
	readonly method?: Method | undefined
	readonly options?: readonly VoteOption[] | undefined
	readonly isSealed?: boolean | undefined
	readonly objectionHours?: number | undefined
	readonly weights?: Weights | undefined
}

type WrongRules = Refusal<'vote_rules_invalid'>

function wrong(sentence: string): Result<never, WrongRules> {
	return refuse('vote_rules_invalid', sentence)
}

/** The rules of a vote on a case: what was asked for, and the policy for the rest. Refuses what no vote is held by. */
export function rulesForCase(wishes: VoteWishes, policy: Policy): Result<VoteRules, WrongRules> {
	const defaults = policy.votes
	const method = wishes.method ?? defaults.method
	const options = wishes.options ?? []
	const problem =
		optionProblem(method, options) ??
		thresholdProblem(method, options, policy) ??
		silenceProblem(method, options, policy) ??
		parameterProblem(options, policy)
	if (problem !== null) return wrong(problem)
	const weighing = weightProblem(wishes.weights, policy)
	if (weighing !== null) return wrong(weighing)
	const [proposal] = options
	const threshold = method === 'single' && proposal ? rungOf(policy, proposal.rung ?? 0).threshold : null
	const labelled = options.map((option) => ({ ...option, name: labelOf(option, policy) }))
	if (new Set(labelled.map(({ name }) => name)).size < labelled.length) {
		return wrong('Two options say the same; let each lead to something else, or give it a name of its own.')
	}
	return assemble({ ...wishes, method, options: labelled }, threshold, defaults, policy)
}

/** The rules of a vote on a draft of the policy: one proposal, by the threshold and quorum that the policy in force asks for changes of it. */
export function rulesForPolicy(draft: { readonly version: string }, policy: Policy): Result<VoteRules, WrongRules> {
	const proposal = { key: 'draft', name: `Policy ${draft.version}`, rung: null, parameters: {} }
	const { quorum, threshold } = policy.changes
	const defaults = { ...policy.votes, quorum, isSealed: false, objectionHours: 0 }
	return assemble({ method: 'single', options: [proposal] }, threshold, defaults, policy)
}

function assemble(
	wishes: VoteWishes & Pick<VoteRules, 'method' | 'options'>,
	threshold: Threshold | null,
	defaults: Policy['votes'],
	policy: Policy,
): Result<VoteRules, WrongRules> {
	const { method, options, weights = { kind: 'one_each' } } = wishes
	const hasObjections = method === 'ladder' || method === 'single'
	const isSealed = wishes.isSealed ?? defaults.isSealed
	const objectionHours = wishes.objectionHours ?? (hasObjections && !isSealed ? defaults.objectionHours : 0)
	const isWhole = Number.isInteger(objectionHours) && objectionHours >= 0 && objectionHours <= MOST_OBJECTION_HOURS
	if (!isWhole) return wrong(`The objection phase takes 0 to ${MOST_OBJECTION_HOURS} hours.`)
	if (objectionHours > 0 && !hasObjections) {
		return wrong('Only a vote by the ladder or on a single proposal can have an objection phase.')
	}
	if (objectionHours > 0 && isSealed) {
		return wrong('Nobody can object to what nobody can see: a sealed vote has no objection phase.')
	}
	const { quietEndingHours, extensionHours } = policy.windows
	return ok({
		method,
		options,
		quorum: defaults.quorum,
		threshold,
		objectionBasisPoints: method === 'optimistic' ? defaults.optimisticObjectionBasisPoints : null,
		isSealed,
		objectionHours,
		quietEndingHours,
		extensionHours,
		weights,
	})
}

/** Who votes is for the policy to say and not for whoever opens a vote. */
export function weightProblem(weights: Pick<Weights, 'kind'> | undefined, policy: Policy): string | null {
	if (weights === undefined || weights.kind === 'one_each') return null
	const allowed = policy.votes.weights ?? []
	if (allowed.some((kind) => kind === weights.kind)) return null
	if (allowed.length === 0) {
		return `Policy ${policy.version} lets stewards alone vote; others vote by their power once a change of the policy allows it.`
	}
	return `Policy ${policy.version} lets votes be weighed by ${allowed.join(' or ')} alone.`
}

function optionProblem(method: Method, options: readonly VoteOption[]): string | null {
	if (method === 'ladder') return options.length === 0 ? null : 'The options of the ladder are its rungs; name none.'
	if (method === 'single' || method === 'optimistic') {
		const [proposal] = options
		if (options.length !== 1 || !proposal) return 'Name the one consequence that is proposed.'
		return proposal.rung === null || proposal.rung === 0
			? 'Propose a consequence: a rung from 1 to 6.'
			: keyProblem(options)
	}
	if (options.length < 2 || options.length > MOST_OPTIONS) return `Name 2 to ${MOST_OPTIONS} options.`
	if (options[0]?.rung !== 0) return 'The first option is "nothing", so that nobody has to choose a consequence.'
	return orderProblem(options) ?? keyProblem(options)
}

/** An optimistic proposal passes although nobody voted, so the policy says how far it may go. */
function silenceProblem(method: Method, options: readonly VoteOption[], policy: Policy): string | null {
	const most = policy.votes.optimisticUpTo ?? MILDEST_IN_SILENCE
	if (method !== 'optimistic' || options.every(({ rung }) => rung === null || rung <= most)) return null
	return `Policy ${policy.version} lets nothing harsher than "${rungOf(policy, most).name}" pass without objection; vote by the ladder, on a single proposal, by approval or by ranking.`
}

/** A method that asks no rung for its threshold decides none whose threshold is above more than half. */
function thresholdProblem(method: Method, options: readonly VoteOption[], policy: Policy): string | null {
	if (method !== 'optimistic' && method !== 'ranked') return null
	const steps = options.flatMap(({ rung }) => (rung === null ? [] : [rungOf(policy, rung)]))
	const strict = steps.find(({ threshold }) => isLower(MORE_THAN_HALF, threshold))
	if (strict === undefined) return null
	return `Policy ${policy.version} asks ${describeThreshold(strict.threshold)} for "${strict.name}", which ${method === 'ranked' ? 'a ranked' : 'an optimistic'} vote does not ask; leave it out, or vote by the ladder, on a single proposal or by approval.`
}

function orderProblem(options: readonly VoteOption[]): string | null {
	const isMildestFirst = options.every(
		({ rung }, place) => place === 0 || (rung ?? -1) >= (options[place - 1]?.rung ?? 0),
	)
	return isMildestFirst
		? null
		: 'List the options from the mildest rung to the harshest: of equals the milder one wins.'
}

function keyProblem(options: readonly VoteOption[]): string | null {
	const keys = options.map(({ key }) => key)
	const odd = keys.find((key) => !/^[a-z][a-z0-9_]{0,39}$/.test(key) || key === 'none' || key === 'abstain')
	if (odd !== undefined) return `"${odd}" cannot name an option: use lower case, digits and underscores.`
	const inherited = keys.find((key) => key in Object.prototype)
	if (inherited !== undefined) return `"${inherited}" cannot name an option: choose another word.`
	return new Set(keys).size === keys.length ? null : 'Each option needs a key of its own.'
}

function parameterProblem(options: readonly VoteOption[], policy: Policy): string | null {
	for (const { rung, parameters } of options) {
		const checked = checkParameters(policy, { rung, parameters })
		if (!checked.ok) return checked.refusal.sentence
	}
	return null
}
