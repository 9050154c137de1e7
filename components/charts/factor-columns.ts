export type PanelMarks = {
	readonly kind: 'stewards' | 'peers'
	/** Letter of the median grade; `X` where nobody could judge. */
	readonly median: string
	readonly counts: readonly { readonly letter: string; readonly count: number }[]
	/** `null` with fewer than two grades. */
	readonly agreementBasisPoints: number | null
}

export type FactorColumn = {
	readonly key: string
	readonly name: string
	readonly group: string
	/** Letters of the grades, mildest first; they are the scale. */
	readonly letters: readonly string[]
	readonly panels: readonly PanelMarks[]
}

/** Cannot judge: off the scale, beneath it. */
export const OFF_SCALE = 'X'
export const MOST_DOTS = 10
const PITCH = 5
const NEAR = 7

/** How far down a letter stands, from 0 for the gravest to 1 for the mildest; `null` off the scale. */
export function depthOf(letters: readonly string[], letter: string): number | null {
	const index = letters.indexOf(letter)
	if (index === -1) return null
	return letters.length === 1 ? 1 : 1 - index / (letters.length - 1)
}

/** Dots two abreast on one side of the letter, stacked upwards from their shelf; in pixels from the letter. */
export function dotsOf(count: number, side: 'left' | 'right'): readonly { readonly x: number; readonly y: number }[] {
	const sign = side === 'left' ? -1 : 1
	return Array.from({ length: Math.min(count, MOST_DOTS) }, (_, index) => ({
		x: sign * (NEAR + (index % 2) * (PITCH - 0.5)),
		y: 5 - Math.floor(index / 2) * PITCH,
	}))
}

/** How many raters one dot stands for, so that the fullest grade of any factor still fits. */
export function ratersPerDot(columns: readonly FactorColumn[]): number {
	const counts = columns.flatMap(({ panels }) => panels.flatMap((panel) => panel.counts.map(({ count }) => count)))
	return Math.max(1, Math.ceil(Math.max(0, ...counts) / MOST_DOTS))
}

/** Where one group of factors ends and the next begins, counted in columns. */
export function groupsOf(
	columns: readonly FactorColumn[],
): readonly { readonly name: string; readonly from: number }[] {
	return columns.flatMap(({ group }, index) =>
		columns[index - 1]?.group === group ? [] : [{ name: group, from: index }],
	)
}
