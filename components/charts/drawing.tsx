import { type ReactNode, useId } from 'react'

type DrawingProps = {
	readonly title: string
	readonly desc: string
	/** In pixels. */
	readonly height: number
	/** In pixels; without it, the width is that of the place. */
	readonly width?: number
	readonly className?: string
	readonly children: ReactNode
}

/** A picture with a name and a description for those who do not see it. Letters keep their size at any width. */
export function Drawing({ title, desc, height, width, className = '', children }: DrawingProps) {
	const id = useId()
	return (
		<svg
			role="img"
			aria-labelledby={`${id}title`}
			aria-describedby={`${id}desc`}
			width={width ?? '100%'}
			height={height}
			className={`block overflow-visible ${className}`}
			fontSize="13"
		>
			<title id={`${id}title`}>{title}</title>
			<desc id={`${id}desc`}>{desc}</desc>
			{children}
		</svg>
	)
}

/** Slanted lines for what is not a plain quantity: silence, a range, support below its threshold. */
export function Hatch({ id, className = 'stroke-soft' }: { readonly id: string; readonly className?: string }) {
	return (
		<defs>
			<pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
				<line x1="0" y1="0" x2="0" y2="6" strokeWidth="3" className={className} />
			</pattern>
		</defs>
	)
}

type PictureProps = {
	/** What the picture shows, in words, before it. */
	readonly sentence: ReactNode
	/** The same figures as a table. */
	readonly table: ReactNode
	/** The table is folded away, with this name; without a name it stands open. */
	readonly fold?: string
	readonly children: ReactNode
}

/** A sentence, the picture, and the same figures as a table behind it. */
export function Picture({ sentence, table, fold, children }: PictureProps) {
	return (
		<figure className="avoid-break space-y-3">
			<figcaption className="max-w-prose">{sentence}</figcaption>
			{children}
			{fold === undefined ? (
				table
			) : (
				<details className="text-sm">
					<summary className="py-1 text-soft">{fold}</summary>
					<div className="pt-2">{table}</div>
				</details>
			)}
		</figure>
	)
}
