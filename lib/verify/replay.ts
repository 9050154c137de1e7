import { ballotShifts, type PowerStep, type RollStanding, recusalShifts } from '@/lib/domain/decisions/delegated-power'
import type { Choice } from '@/lib/domain/decisions/methods/choice'
import { add, emptyTallyOf, outcomeOf, readChoice } from '@/lib/domain/decisions/methods/counting'
import type { Counted } from '@/lib/domain/decisions/methods/method'
import type { Bundle, BundleBallot } from './bundle'
import { groundOf } from './count'
import { Wrong } from './report'

/** A ballot or a recusal, by its number in the vote's chain. */
export type Happened =
	| { readonly kind: 'ballot'; readonly number: number; readonly ballot: BundleBallot }
	| { readonly kind: 'recusal'; readonly number: number; readonly rollId: string }

type Standing = { -readonly [Name in keyof RollStanding<Choice>]: RollStanding<Choice>[Name] }

/**
 * The vote, step by step as it happened: what was leading after each of them. A step is a few additions, whatever the
 * number of voters; `leading` is worked out where it is asked for.
 */
export function replay(bundle: Bundle): {
	readonly take: (event: Happened) => void
	readonly leading: () => Counted
} {
	const ground = groundOf(bundle)
	const standings = new Map<string, Standing>()
	let rollPower = 0n
	for (const { id, power } of bundle.roll) {
		standings.set(id, { power: BigInt(power), delegatedPower: 0n, isRecused: false, counted: null })
		rollPower += BigInt(power)
	}
	const delegateOf = new Map<string, Standing | null>()
	for (const { id, power, delegate } of bundle.roll) {
		const standing = standings.get(delegate ?? '') ?? null
		delegateOf.set(id, standing)
		if (standing !== null) standing.delegatedPower += BigInt(power)
	}
	let tally = emptyTallyOf(ground.rules)
	const carryOut = (step: PowerStep<Choice>, delegate: Standing | null): void => {
		for (const shift of step.shifts) tally = add(tally, shift, ground.rules)
		if (delegate !== null && step.delegatePower !== null) delegate.delegatedPower = step.delegatePower
	}
	return {
		take: (event) => {
			const rollId = event.kind === 'ballot' ? event.ballot.rollId : event.rollId
			const voter = standings.get(rollId)
			const delegate = delegateOf.get(rollId) ?? null
			if (voter === undefined || voter.isRecused) return // found by the checks of ballots and of the chain
			if (event.kind === 'recusal') {
				carryOut(recusalShifts(voter, delegate), delegate)
				voter.isRecused = true
				rollPower -= voter.power
				return
			}
			const choice = event.ballot.message && readChoice(event.ballot.message.choice, ground)
			if (choice === null)
				throw new Wrong('This is no choice of this vote.', `ballots[${bundle.ballots.indexOf(event.ballot)}].message`)
			carryOut(ballotShifts(voter, delegate, choice), delegate)
			voter.counted = { choice }
		},
		leading: () => outcomeOf(tally, rollPower, ground),
	}
}
