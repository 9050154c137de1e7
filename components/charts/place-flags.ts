/** A name that flies to the right of a pole; `at` is its place on the axis from 0 to 1. */
export type Flag = { readonly at: number; readonly width: number }

/** The narrowest axis that a picture is drawn for; on a wider one the same lanes hold, as poles only move apart. */
const NARROWEST = 210
const GAP = 6

/**
 * A lane for each flag, 0 nearest to the axis, so that no name covers a name and no pole cuts one: a flag flies
 * above every flag whose pole stands within its length. Flags are given from left to right.
 */
export function lanesOf(flags: readonly Flag[], axisWidth = NARROWEST): readonly number[] {
	const lanes: number[] = []
	for (let index = flags.length - 1; index >= 0; index -= 1) {
		const flag = flags[index]
		if (!flag) continue
		const reach = flag.at * axisWidth + flag.width + GAP
		const under = flags
			.slice(index + 1)
			.flatMap((other, offset) => (other.at * axisWidth < reach ? (lanes[index + 1 + offset] ?? 0) : []))
		lanes[index] = under.length === 0 ? 0 : Math.max(...under) + 1
	}
	return lanes
}

const LETTER = 7.2

/** How wide a short name is, in pixels, at the size of small text. Rather too much than too little. */
export function widthOf(name: string): number {
	return name.length * LETTER
}
