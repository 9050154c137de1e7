// Delegation with override, one step deep, fixed when a vote opens. A ballot weighs its voter's own power and the power
// delegated to them by those who are not recused and have not voted themselves. What a ballot or a recusal changes is a
// few additions and subtractions, whatever the number of voters and ballots.

/** How one entry of the roll stands. `choice` is what its counted ballot says, and absent without one. */
export type RollStanding<Choice> = {
	readonly power: bigint
	/** Power of those who delegated to this entry, are not recused and have not voted themselves. */
	readonly delegatedPower: bigint
	readonly isRecused: boolean
	readonly counted: { readonly choice: Choice } | null
}

/**
 * Power to add to a choice's count, or, where it is negative, to take from it; and whether a voter's own ballot comes or
 * goes with it.
 */
export type Shift<Choice> = { readonly choice: Choice; readonly power: bigint; readonly voters: 1 | 0 | -1 }

export type PowerStep<Choice> = {
	readonly shifts: readonly Shift<Choice>[]
	/** The delegate's `delegatedPower` from now on; `null` where there is no delegate. */
	readonly delegatePower: bigint | null
}

/** What an entry's ballot counts: its own power and what is delegated to it. */
export function ballotPower(entry: Pick<RollStanding<unknown>, 'power' | 'delegatedPower'>): bigint {
	return entry.power + entry.delegatedPower
}

/**
 * What a ballot changes in the count. The voter's first ballot takes their power back from their delegate, whose ballot
 * weighs less from then on; a further one moves the voter's whole weight to the new choice.
 */
export function ballotShifts<Choice>(
	voter: RollStanding<Choice>,
	delegate: RollStanding<Choice> | null,
	choice: Choice,
): PowerStep<Choice> {
	const weight = ballotPower(voter)
	const moved: readonly Shift<Choice>[] = [{ choice, power: weight, voters: 1 }]
	if (voter.counted !== null) {
		return {
			shifts: [{ choice: voter.counted.choice, power: -weight, voters: -1 }, ...moved],
			delegatePower: delegate === null ? null : delegate.delegatedPower,
		}
	}
	const back = takeBack(voter, delegate)
	return { shifts: [...back.shifts, ...moved], delegatePower: back.delegatePower }
}

/**
 * What a recusal changes in the count. The voter's ballot no longer counts, with all that was delegated to it; those who
 * delegated may still vote themselves. Without a ballot, the voter's own power leaves that of their delegate.
 */
export function recusalShifts<Choice>(
	voter: RollStanding<Choice>,
	delegate: RollStanding<Choice> | null,
): PowerStep<Choice> {
	if (voter.counted === null) return takeBack(voter, delegate)
	return {
		shifts: [{ choice: voter.counted.choice, power: -ballotPower(voter), voters: -1 }],
		delegatePower: delegate === null ? null : delegate.delegatedPower,
	}
}

function takeBack<Choice>(voter: RollStanding<Choice>, delegate: RollStanding<Choice> | null): PowerStep<Choice> {
	if (delegate === null) return { shifts: [], delegatePower: null }
	const isCounting = delegate.counted !== null && !delegate.isRecused
	return {
		shifts:
			isCounting && delegate.counted !== null
				? [{ choice: delegate.counted.choice, power: -voter.power, voters: 0 }]
				: [],
		delegatePower: delegate.delegatedPower - voter.power,
	}
}
