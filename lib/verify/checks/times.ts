import type { SignedCheckpoint } from '../bundle'
import { counted, entries, type Finding, holds, Wrong } from '../report'
import { readEntry, type Subject } from '../subject'
import { checkpointsIn } from './evidence'

/** A log that is down catches up later: what it enters within an hour is not late. */
const MOST_DELAY_MS = 3_600_000

type Entered = { readonly index: number; readonly at: string; readonly what: string; readonly where: string }

/**
 * A time says nothing by itself, since whoever runs the log writes it. Its place does: what a signed checkpoint does
 * not cover was entered after it, and what it covers before, and entries stand in the order of their times.
 */
export function checkTimes(subject: Subject): Finding {
	const { bundle, evidence } = subject
	const { checkpoint } = bundle.log
	const checkpoints = [...(checkpoint === null ? [] : [checkpoint]), ...checkpointsIn(evidence)]
	const entered = enteredIn(subject)
	let latest: Entered | null = null
	for (const entry of entered) {
		if (latest !== null && isLater(latest.at, entry.at))
			throw new Wrong(
				`${entry.what} gives ${entry.at} as its time, and the log entered it after what happened at ${latest.at}.`,
				entry.where,
			)
		for (const kept of checkpoints) checkAgainst(kept, entry)
		if (latest === null || entry.at > latest.at) latest = entry
	}
	return holds(
		`${entries(entered.length)} in the order of their times, by ${counted(checkpoints.length, 'checkpoint')}.`,
	)
}

function checkAgainst({ size, timestamp }: SignedCheckpoint, { index, at, what, where }: Entered): void {
	if (index >= size && isLater(timestamp, at))
		throw new Wrong(
			`${what} gives ${at} as its time, and the log did not have it at ${timestamp}: it was entered later and dated back.`,
			where,
		)
	if (index < size && isLater(at, timestamp))
		throw new Wrong(`${what} gives ${at} as its time, and the log had it at ${timestamp} already.`, where)
}

/** By more than the log may be late. */
function isLater(time: string, than: string): boolean {
	return Date.parse(time) - Date.parse(than) > MOST_DELAY_MS
}

/** The entries about the vote and its delegations that have a place in the log, in the order of their places. */
function enteredIn({ bundle, leaves }: Subject): readonly Entered[] {
	const own = leaves().map(({ at, type, facts, where }, place) => {
		const what = type === 'vote.ballot_cast' ? `Ballot ${String(facts.number)}` : `The entry "${type}"`
		return { index: bundle.log.leaves[place]?.index ?? null, at, what, where }
	})
	const delegated = (bundle.delegations ?? []).flatMap(({ leaf }, place) => {
		const where = `delegations[${place}].leaf`
		if (leaf === null) return []
		return [{ index: leaf.index, at: readEntry(leaf.entry, 'delegation', where).at, what: 'This delegation', where }]
	})
	return [...own, ...delegated]
		.flatMap(({ index, ...rest }) => (index === null ? [] : [{ ...rest, index }]))
		.sort((left, right) => left.index - right.index)
}
