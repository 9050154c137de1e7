import type { BallotParameters, Conflict } from '@/lib/domain/decisions/ballot'
import type { Choice } from '@/lib/domain/decisions/methods/choice'
import { readChoice } from '@/lib/domain/decisions/methods/counting'
import type { Ground } from '@/lib/domain/decisions/methods/method'
import { resultOf, type VoteResult } from '@/lib/domain/decisions/vote-result'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { Policy } from '@/lib/domain/policy/policy'
import type { Bundle, BundleBallot } from './bundle'
import { Wrong } from './report'

/** A ballot as it counts: what it says, and the power behind it. */
export type WeighedBallot = {
	readonly choice: Choice
	/** The voter's own power and that of everybody who delegated to them, has not voted and is not recused. */
	readonly power: bigint
	readonly parameters: BallotParameters
	readonly conflict: Conflict
}

export type Count = { readonly ballots: readonly WeighedBallot[]; readonly rollPower: bigint }

/** What the domain counts by. The shape of the rules was read field by field, and the policy's ladder is checked. */
export function groundOf({ rules, policy }: Bundle): Ground {
	return { rules: rules as VoteRules, policy: policy as unknown as Policy }
}

/** Who counts with how much at a moment; at the end of the vote without one. */
export function countAt(bundle: Bundle, before: string | null = null): Count {
	const isIn = (at: string): boolean => before === null || at < before
	const recused = new Set(bundle.roll.flatMap(({ id, recusal }) => (recusal !== null && isIn(recusal.at) ? [id] : [])))
	const last = new Map<string, BundleBallot>()
	for (const ballot of bundle.ballots)
		if (isIn(ballot.castAt) && !recused.has(ballot.rollId)) last.set(ballot.rollId, ballot)
	const power = new Map<string, bigint>()
	let rollPower = 0n
	for (const { id, power: own, delegate } of bundle.roll) {
		if (recused.has(id)) continue
		rollPower += BigInt(own)
		const through = last.has(id) ? id : delegate
		if (through !== null) power.set(through, (power.get(through) ?? 0n) + BigInt(own))
	}
	const ground = groundOf(bundle)
	const ballots = [...last.values()].map((ballot) => weigh(bundle, ground, ballot, power.get(ballot.rollId) ?? 0n))
	return { ballots, rollPower }
}

function weigh(bundle: Bundle, ground: Ground, ballot: BundleBallot, power: bigint): WeighedBallot {
	const { message } = ballot
	const wrong = (sentence: string, field: string): Wrong =>
		new Wrong(sentence, `ballots[${bundle.ballots.indexOf(ballot)}].message${field}`)
	if (message === null) throw wrong('A sealed ballot cannot be counted.', '')
	const choice = readChoice(message.choice, ground)
	if (choice === null) throw wrong('This is no choice of this vote.', '.choice')
	const parameters = readParameters(message.parameters)
	if (parameters === null) throw wrong('These are no parameters.', '.parameters')
	return {
		choice,
		power,
		parameters,
		conflict: message.conflict as Conflict, // anything but "none" is a conflict
	}
}

function readParameters(text: string): BallotParameters | null {
	try {
		const said: unknown = JSON.parse(text)
		if (typeof said !== 'object' || said === null || Array.isArray(said)) return null
		return said as BallotParameters // each value is looked at by its type before it counts
	} catch {
		return null // not JSON; the caller says so
	}
}

/** What a bundle's outcome must say: the count made anew from its ballots. */
export function resultFrom(bundle: Bundle): Readonly<Record<string, unknown>> {
	const { ballots, rollPower } = countAt(bundle)
	const result: VoteResult = resultOf(ballots, rollPower, groundOf(bundle))
	return JSON.parse(JSON.stringify(result, (_key, value) => (typeof value === 'bigint' ? value.toString() : value)))
}
