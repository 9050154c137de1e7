/** Leaves `start` up to, but without, `end`. */
export type Range = { readonly start: number; readonly end: number }

/** A full subtree: node `index`, from the left, of those that stand over 2^level leaves each. */
export type Subtree = { readonly level: number; readonly index: number }

/** Where a tree of `count` leaves parts (RFC 9162, 2.1.1): the largest power of two below it. Wants count > 1. */
export function splitOf(count: number): number {
	let split = 1
	while (split * 2 < count) split *= 2
	return split
}

/**
 * The full subtrees that a range of a log consists of, from left to right, largest first. Ranges that proofs consist of
 * begin where a subtree of their size begins, so that there are at most as many as the range has binary digits.
 */
export function subtreesOf({ start, end }: Range): readonly Subtree[] {
	const subtrees: Subtree[] = []
	let first = start
	while (first < end) {
		let level = 0
		while (first % 2 ** (level + 1) === 0 && first + 2 ** (level + 1) <= end) level += 1
		subtrees.push({ level, index: first / 2 ** level })
		first += 2 ** level
	}
	return subtrees
}
