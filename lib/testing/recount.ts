// The rules of every method, written down again on one page from the documents and from nothing else: no import of the
// product's code. Tests hold the product and its verifier against it. It reads a bundle and trusts what it says.

type Ballot = {
	rollId: string
	number: number
	castAt: string
	message: { choice: string; parameters: string; conflict: string } | null
}
type Voter = { id: string; address: string; power: string; recusal: { at: string } | null }
type Delegation = { message: { delegator: string; delegate: string; sequence: string } }
type Share = { numerator: number; denominator: number; rule: string }
type Option = { key: string; rung: number | null; parameters: object }
type Field = { key: string; kind: string; choices?: { value: string }[] }
type Rules = {
	method: string
	options: Option[]
	quorum: { kind: string; basisPoints: number; leastVoters?: number }
	threshold: Share | null
	objectionBasisPoints: number | null
}
export type Election = {
	rules: Rules
	policy: { ladder: { threshold: Share; parameters: Field[] }[] }
	roll: Voter[]
	/** What delegators signed; what the roll makes of it is not looked at. */
	delegations?: Delegation[]
	ballots: Ballot[]
}
export type Recounted = { outcome: string; rung: number | null; option: string | null }

type Said = { choice: string; power: bigint; parameters: Record<string, unknown>; conflict: string }

/** Who says what with how much power: the last ballot of each, and behind it those who left their vote to them. */
function said({ roll, ballots, delegations = [] }: Election): { all: Said[]; whole: bigint } {
	const voters = roll.filter((voter) => voter.recusal === null)
	const all: Said[] = []
	for (const voter of voters) {
		const own = ballots.filter((ballot) => ballot.rollId === voter.id)
		const last = own.find((ballot) => own.every((other) => other.number <= ballot.number))
		if (last?.message == null) continue
		const silent = voters.filter((other) => !ballots.some((ballot) => ballot.rollId === other.id))
		const behind = [voter, ...silent.filter((other) => delegateOf(other, delegations) === voter.address)]
		const power = behind.reduce((sum, other) => sum + BigInt(other.power), 0n)
		const { choice, parameters, conflict } = last.message
		all.push({ choice, power, parameters: JSON.parse(parameters), conflict })
	}
	return { all, whole: voters.reduce((sum, voter) => sum + BigInt(voter.power), 0n) }
}

/** Whom a voter named last. */
function delegateOf({ address }: Voter, delegations: Delegation[]): string | null {
	const own = delegations.filter(({ message }) => message.delegator === address)
	const last = own.find(({ message }) =>
		own.every((other) => Number(other.message.sequence) <= Number(message.sequence)),
	)
	return last?.message.delegate ?? null
}

function total(list: Said[]): bigint {
	return list.reduce((sum, { power }) => sum + power, 0n)
}

function isEnough(part: bigint, of: bigint, { numerator, denominator, rule }: Share): boolean {
	const difference = part * BigInt(denominator) - of * BigInt(numerator)
	return of > 0n && (rule === 'at_least' ? difference >= 0n : difference > 0n)
}

function decide({ rules, policy }: Election, all: Said[], whole: bigint): Recounted {
	const share = (points: number, part: bigint) => part * 10_000n >= whole * BigInt(points)
	const none = { outcome: 'quorum_not_met', rung: null, option: null }
	const isOptimistic = rules.method === 'optimistic'
	if (whole === 0n || (total(all) === 0n && !isOptimistic)) return none
	const byShare = rules.quorum.kind === 'share'
	if (byShare && !isOptimistic && !share(rules.quorum.basisPoints, total(all))) return none
	if (!isOptimistic && all.length < (rules.quorum.leastVoters ?? 1)) return none
	const chose = all.filter(({ choice }) => choice !== 'abstain')
	const falls = (against: Said[]) => !byShare && share(rules.quorum.basisPoints, total(against))
	const adopt = (option: Option | undefined): Recounted =>
		option
			? { outcome: 'adopted', rung: option.rung, option: option.key }
			: { outcome: 'rejected', rung: 0, option: null }
	if (rules.method === 'ladder') {
		const reached = policy.ladder.map((step, rung) => {
			const [yes, no] = parted(chose, ({ choice }) => Number.parseInt(choice, 10) >= rung)
			return rung === 0 || (isEnough(total(yes), total(chose), step.threshold) && !falls(no))
		})
		return { outcome: 'adopted', rung: reached.lastIndexOf(true), option: null }
	}
	const [proposal] = rules.options
	const refused = { outcome: 'rejected', rung: proposal?.rung === null ? null : 0, option: null }
	if (rules.method === 'single') {
		const [yes, no] = parted(chose, ({ choice }) => choice === 'for')
		return rules.threshold && isEnough(total(yes), total(chose), rules.threshold) && !falls(no)
			? adopt(proposal)
			: refused
	}
	if (isOptimistic) {
		const objections = chose.filter(({ choice }) => choice === 'object')
		return share(rules.objectionBasisPoints ?? 0, total(objections)) ? refused : adopt(proposal)
	}
	if (rules.method === 'approval') {
		const half = { numerator: 1, denominator: 2, rule: 'more_than' }
		const standing = rules.options.flatMap((option) => {
			const [yes, no] = parted(chose, ({ choice }) => choice.split(', ').includes(option.key))
			const own = policy.ladder[option.rung ?? 0]?.threshold ?? half
			const isBoth = isEnough(total(yes), total(chose), half) && isEnough(total(yes), total(chose), own)
			return isBoth && !falls(no) ? [{ option, score: total(yes) }] : []
		})
		return adopt(highest(standing))
	}
	const beat = (left: Option, right: Option) => chose.filter(({ choice }) => place(choice, left) < place(choice, right))
	const standing = rules.options.flatMap((option, index) => {
		const milder = rules.options[0]
		if (index > 0 && milder && falls(beat(milder, option))) return []
		const points = rules.options.map((other): bigint => {
			const lead = total(beat(option, other)) - total(beat(other, option))
			if (other === option || lead < 0n) return 0n
			return lead > 0n ? 2n : 1n
		})
		return [{ option, score: points.reduce((sum, point) => sum + point, 0n) }]
	})
	return adopt(highest(standing))
}

function parted(list: Said[], test: (one: Said) => boolean): [Said[], Said[]] {
	return [list.filter(test), list.filter((one) => !test(one))]
}

function place(choice: string, option: Option): number {
	const order = choice.split(' > ')
	return order.includes(option.key) ? order.indexOf(option.key) : order.length
}

/** The first, which is the milder one, of those with the highest score. */
function highest(list: { option: Option; score: bigint }[]): Option | undefined {
	return list.find(({ score }) => list.every((other) => other.score <= score))?.option
}

/** On a ladder, numbers settle at the lowest value that half of the supporters' power reaches; options have their own. */
function settle(election: Election, { rung, option }: Recounted, all: Said[]): object {
	const { rules, policy } = election
	if (rules.method !== 'ladder') return rules.options.find(({ key }) => key === option)?.parameters ?? {}
	const behind = all.filter(({ choice }) => choice !== 'abstain' && Number.parseInt(choice, 10) >= (rung ?? 99))
	const settled: Record<string, unknown> = {}
	for (const { key, kind, choices = [] } of rung === null ? [] : (policy.ladder[rung]?.parameters ?? [])) {
		const named = behind.filter(({ parameters }) => parameters[key] !== undefined)
		const upTo = (limit: unknown) => total(named.filter(({ parameters }) => Number(parameters[key]) <= Number(limit)))
		const values = named.map(({ parameters }) => Number(parameters[key])).sort((left, right) => left - right)
		if (kind === 'count' || kind === 'days') {
			const median = values.find((value) => upTo(value) * 2n >= total(named))
			if (median !== undefined) settled[key] = median
		}
		const powers = choices.map(({ value }) => total(named.filter(({ parameters }) => parameters[key] === value)))
		const best = powers.findIndex((power) => power > 0n && powers.every((other) => other <= power))
		if (kind === 'choice' && best >= 0) settled[key] = choices[best]?.value
	}
	return settled
}

/** What the election came to, with what was settled, and what it would have come to without conflicted ballots. */
export function recount(election: Election): Recounted & { parameters: object; withoutConflicted: Recounted } {
	const { all, whole } = said(election)
	const decided = decide(election, all, whole)
	const [clean, conflicted] = parted(all, ({ conflict }) => conflict === 'none')
	const withoutConflicted = decide(election, clean, whole - total(conflicted))
	return { ...decided, parameters: settle(election, decided, all), withoutConflicted }
}

/** What led at a moment: by the ballots and recusals before it, and by those of the moment itself where it is included. */
function leading(election: Election, moment: string, isIncluded: boolean): Recounted {
	const isIn = (at: string) => at < moment || (isIncluded && at === moment)
	const ballots = election.ballots.filter(({ castAt }) => isIn(castAt))
	const roll = election.roll.map((voter) => ({
		...voter,
		recusal: voter.recusal && isIn(voter.recusal.at) ? voter.recusal : null,
	}))
	const { all, whole } = said({ ...election, ballots, roll })
	return decide(election, all, whole)
}

/** When a ballot or a recusal first changed what was leading, from this moment on. No two of them share a moment. */
export function lateSwing(election: Election, from: string): string | null {
	const moments = [
		...election.ballots.map(({ castAt }) => castAt),
		...election.roll.flatMap(({ recusal }) => recusal?.at ?? []),
	].sort()
	const swing = moments.find((moment) => {
		if (moment < from) return false
		const [before, after] = [leading(election, moment, false), leading(election, moment, true)]
		return before.outcome !== after.outcome || before.rung !== after.rung || before.option !== after.option
	})
	return swing ?? null
}
