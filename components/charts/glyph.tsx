import type { ReactNode } from 'react'

const SHAPES = {
	circle: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z',
	square: 'M-4.5 -4.5H4.5V4.5H-4.5Z',
	diamond: 'M0 -6L6 0L0 6L-6 0Z',
	up: 'M0 -5.5L6 5H-6Z',
	right: 'M-4.5 -5.5L6 0L-4.5 5.5Z',
} as const
export type Shape = keyof typeof SHAPES

type Props = {
	readonly shape: Shape
	/** An SVG length, as a share of the width or in pixels. */
	readonly x: string | number
	readonly y: number
	readonly size?: number
	readonly isHollow?: boolean
}

type PlaceProps = { readonly x: string | number; readonly y: number; readonly children: ReactNode }

/** A point of a picture, from which its children count in pixels. */
export function At({ x, y, children }: PlaceProps) {
	return (
		<svg x={x} y={y} overflow="visible" width="1" height="1" aria-hidden="true">
			{children}
		</svg>
	)
}

/** A typed mark: its shape says what it is, whatever its colour. */
export function Glyph({ shape, x, y, size = 1, isHollow = false }: Props) {
	return (
		<At x={x} y={y}>
			<path
				d={SHAPES[shape]}
				transform={`scale(${size})`}
				className={`stroke-ink ${isHollow ? 'fill-paper' : 'fill-ink'}`}
				strokeWidth="1.5"
				strokeLinejoin="round"
			/>
		</At>
	)
}
