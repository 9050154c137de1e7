/**
 * The weighted median: the smallest value at which at least half of the power is reached. `null` without values.
 * With an even split the lower value wins, which is the milder one for counts that limit and days that ban.
 */
export function weightedMedian(values: readonly { readonly value: number; readonly power: bigint }[]): number | null {
	const sorted = [...values].filter(({ power }) => power > 0n).sort((left, right) => left.value - right.value)
	const whole = sorted.reduce((sum, { power }) => sum + power, 0n)
	let reached = 0n
	for (const { value, power } of sorted) {
		reached += power
		if (reached * 2n >= whole) return value
	}
	return null
}
