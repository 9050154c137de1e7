/** What is checked, in this order: the first that fails is the first thing that is wrong. */
export const CHECKS = {
	shape: 'The file is written as it must be',
	policy: 'The policy is the one whose hash is given',
	rules: 'The rules of the vote can be carried out',
	roll: 'The roll is the one whose hash is given',
	weights: 'The voting power is what the rules say',
	delegations: 'Every delegation is signed by its delegator, from before the vote opened',
	ballots: 'Every ballot was cast by somebody who might, for this vote and in its time',
	hashes: 'Every ballot says what its hash was made of',
	signatures: 'Every ballot is signed by its voter',
	counted: 'The last ballot of each voter counts, and no other',
	opened: 'Roll, rules and policy are those that the log recorded when the vote opened',
	stewards: 'Everybody on the roll had been made a steward before the vote opened',
	adopted: 'The policy is one that a vote adopted before, or the founding one',
	prescribed: 'The rules are those that the policy asks for',
	chain: 'No ballot was dropped, added or moved',
	leaves: 'The log says the same about every ballot',
	ending: 'A change of what was leading shortly before the end extended the vote once, and nothing else did',
	phases: 'The vote ended in its time, and ballots of an objection phase only became milder',
	outcome: 'The outcome follows from the ballots, by quorum and thresholds',
	parameters: 'The settled numbers are the medians of the ballots',
	conflicts: 'The result without ballots of voters with a conflict follows too',
	tallied: 'The log recorded this outcome',
	rotation: 'Each later key of the log is vouched for by the key before it',
	checkpoint: "The log's checkpoint is signed by its key",
	inclusion: 'Everything about the vote stands in the log under that checkpoint',
	signature: 'The bundle is what the installation signed',
	keys: 'The key is one that you trust',
	receipt: 'The installation signed this receipt for this entry of its log',
	receipts: 'Every receipt you hold is kept',
	consistency: 'The log was never rewritten between the checkpoints you hold',
	electorate: 'The roll is everybody who was a steward when the vote opened and is not involved',
	times: 'Nothing was entered in the log long before or after the time that it gives',
	entries: 'Every entry of the log is the one that its hash was made of',
	root: 'The entries make up the root of the checkpoint',
} as const
export type CheckId = keyof typeof CHECKS

export type Check = {
	readonly id: CheckId
	readonly title: string
	readonly state: 'holds' | 'fails' | 'unchecked'
	/** What was found, in one sentence. */
	readonly sentence: string
	/** Where in the file, as `ballots[3].message.reason`; only when something fails. */
	readonly at?: string
}

export type Report = {
	/** Whether every check holds; one that could not be made keeps this from being true. */
	readonly ok: boolean
	readonly checks: readonly Check[]
}

/** What a single check came to. */
export type Finding = Pick<Check, 'state' | 'sentence' | 'at'>

export function holds(sentence: string): Finding {
	return { state: 'holds', sentence }
}

export function unchecked(sentence: string): Finding {
	return { state: 'unchecked', sentence }
}

/** Ends a check: something is wrong, here. */
export class Wrong extends Error {
	constructor(
		readonly sentence: string,
		readonly at: string,
	) {
		super(sentence)
	}
}

/** A check and what must have held before it can mean anything. */
export type Step<Subject> = {
	readonly id: CheckId
	readonly needs?: readonly CheckId[]
	/** Made after all others, because what it waits for is being worked out meanwhile; reported in its place. */
	readonly isLate?: boolean
	readonly run: (subject: Subject) => Finding
}

/** Makes the checks one after the other; one that rests on a check that failed is left out and says so. */
export function carryOut<Subject>(
	steps: readonly Step<Subject>[],
	subject: Subject,
	onCheck: (check: Check) => void = () => {},
): Report {
	const made = new Map<CheckId, Check>()
	for (const { id, needs = [], run } of [...steps].sort((left, right) => lateness(left) - lateness(right))) {
		const missing = needs.find((needed) => made.get(needed)?.state === 'fails')
		const finding =
			missing === undefined
				? outcomeOf(() => run(subject))
				: unchecked(`This rests on "${CHECKS[missing]}", which fails.`)
		const check = { id, title: CHECKS[id], ...finding }
		made.set(id, check)
		onCheck(check)
	}
	const checks = steps.flatMap(({ id }) => made.get(id) ?? [])
	return { ok: checks.every(({ state }) => state === 'holds'), checks }
}

function lateness({ isLate = false }: Pick<Step<never>, 'isLate'>): number {
	return isLate ? 1 : 0
}

function outcomeOf(run: () => Finding): Finding {
	try {
		return run()
	} catch (fault) {
		if (fault instanceof Wrong) return { state: 'fails', sentence: fault.sentence, at: fault.at }
		// A file that nobody foresaw must fail the check and not end the program.
		const said = fault instanceof Error ? fault.message : String(fault)
		return { state: 'fails', sentence: `This cannot be worked out from the file: ${said}.`, at: '' }
	}
}

/** The first thing that is wrong; `null` while nothing is. */
export function firstWrong({ checks }: Report): Check | null {
	return checks.find(({ state }) => state === 'fails') ?? null
}

/** "1 ballot", "3 ballots". */
export function counted(number: number, noun: string): string {
	return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`
}

/** "1 entry", "3 entries". */
export function entries(number: number): string {
	return number === 1 ? '1 entry' : `${number.toLocaleString('en-GB')} entries`
}
