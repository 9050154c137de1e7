import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ballotShifts, type RollStanding, recusalShifts } from './delegated-power'

type Choice = 'a' | 'b' | 'c'
type Entry = { power: bigint; delegate: number | null; isRecused: boolean; choice: Choice | null }
type Act = { readonly who: number; readonly choice: Choice | 'recuse' }

/** The count made anew from the whole roll: every entry that is not recused counts with its own ballot, else with its delegate's. */
function recount(roll: readonly Entry[]): Record<Choice, bigint> {
	const tally = { a: 0n, b: 0n, c: 0n }
	for (const entry of roll) {
		if (entry.isRecused) continue
		const through = entry.delegate === null ? undefined : roll[entry.delegate]
		const choice = entry.choice ?? (through && !through.isRecused ? through.choice : null)
		if (choice !== null) tally[choice] += entry.power
	}
	return tally
}

/** Voters with a ballot of their own that counts, whatever is delegated to whom. */
function heads(roll: readonly Entry[]): number {
	return roll.filter(({ choice, isRecused }) => choice !== null && !isRecused).length
}

/** The same, one act at a time, as a vote does it. */
class Running {
	readonly tally = { a: 0n, b: 0n, c: 0n }
	heads = 0
	readonly delegated: bigint[]
	constructor(private readonly roll: Entry[]) {
		this.delegated = roll.map((_, index) =>
			roll.reduce((sum, entry) => (entry.delegate === index ? sum + entry.power : sum), 0n),
		)
	}

	private standing(index: number | null): RollStanding<Choice> | null {
		const entry = index === null ? undefined : this.roll[index]
		if (entry === undefined || index === null) return null
		return {
			power: entry.power,
			delegatedPower: this.delegated[index] ?? 0n,
			isRecused: entry.isRecused,
			counted: entry.choice === null || entry.isRecused ? null : { choice: entry.choice },
		}
	}

	act({ who, choice }: Act): void {
		const entry = this.roll[who]
		const voter = this.standing(who)
		if (entry === undefined || voter === null || entry.isRecused) return
		const delegate = this.standing(entry.delegate)
		const step = choice === 'recuse' ? recusalShifts(voter, delegate) : ballotShifts(voter, delegate, choice)
		for (const shift of step.shifts) {
			this.tally[shift.choice] += shift.power
			this.heads += shift.voters
		}
		if (entry.delegate !== null) this.delegated[entry.delegate] = step.delegatePower ?? -1n
		if (choice === 'recuse') entry.isRecused = true
		else entry.choice = choice
	}
}

const SIZE = 8
const elections = fc.record({
	roll: fc.array(
		fc.record({
			power: fc.bigInt({ min: 1n, max: 2n ** 128n }),
			delegate: fc.option(fc.nat(SIZE - 1)),
		}),
		{ minLength: SIZE, maxLength: SIZE },
	),
	acts: fc.array(
		fc.record({ who: fc.nat(SIZE - 1), choice: fc.constantFrom<Act['choice']>('a', 'b', 'c', 'recuse') }),
		{ maxLength: 40 },
	),
})

test('counting as ballots, overrides and recusals come in gives what a count from the beginning gives', () => {
	fc.assert(
		fc.property(elections, ({ roll, acts }) => {
			const entries = roll.map(
				({ power, delegate }, index): Entry => ({
					power,
					delegate: delegate === index ? null : delegate,
					isRecused: false,
					choice: null,
				}),
			)
			const running = new Running(entries)
			for (const act of acts) {
				running.act(act)
				expect(running.tally).toEqual(recount(entries))
				expect(running.heads).toBe(heads(entries))
			}
		}),
		{ numRuns: 500 },
	)
})

const alone = (power: bigint): RollStanding<Choice> => ({ power, delegatedPower: 0n, isRecused: false, counted: null })

test("a delegate's ballot counts for those who delegated, until they vote themselves", () => {
	const delegate = { ...alone(1n), delegatedPower: 3n }
	expect(ballotShifts(delegate, null, 'a').shifts).toEqual([{ choice: 'a', power: 4n, voters: 1 }])
	const voted = { ...delegate, counted: { choice: 'a' as const } }
	expect(ballotShifts(alone(3n), voted, 'b')).toEqual({
		shifts: [
			{ choice: 'a', power: -3n, voters: 0 },
			{ choice: 'b', power: 3n, voters: 1 },
		],
		delegatePower: 0n,
	})
})

test('a delegate who recuses takes nobody along: what was counted through them no longer is', () => {
	const voted = { ...alone(1n), delegatedPower: 3n, counted: { choice: 'a' as const } }
	expect(recusalShifts(voted, null).shifts).toEqual([{ choice: 'a', power: -4n, voters: -1 }])
	const gone = { ...voted, isRecused: true, counted: null }
	expect(ballotShifts(alone(3n), gone, 'b').shifts).toEqual([{ choice: 'b', power: 3n, voters: 1 }])
})

test('a delegator who recuses without a ballot takes their power from the count', () => {
	const voted = { ...alone(1n), delegatedPower: 3n, counted: { choice: 'a' as const } }
	expect(recusalShifts(alone(3n), voted)).toEqual({
		shifts: [{ choice: 'a', power: -3n, voters: 0 }],
		delegatePower: 0n,
	})
})
