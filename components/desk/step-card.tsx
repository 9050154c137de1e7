import type { ReactNode } from 'react'

type Props = {
	readonly title: string
	/** One sentence: what happens then. */
	readonly then: ReactNode
	readonly id?: string
	/** Folded until it is wanted: possible, but not what the case waits for. */
	readonly isFolded?: boolean
	readonly children: ReactNode
}

/** One step that the reader can take: its name, what happens then, and the form. */
export function StepCard({ title, then, id, isFolded = false, children }: Props) {
	const lead = <p className="max-w-prose text-soft">{then}</p>
	if (isFolded) {
		return (
			<details id={id} className="rounded border border-line bg-surface">
				<summary className="rounded px-4 py-3 font-medium hover:bg-sunken">{title}</summary>
				<div className="space-y-4 border-t border-line px-4 py-4">
					{lead}
					{children}
				</div>
			</details>
		)
	}
	return (
		<section
			id={id}
			aria-label={title}
			className="space-y-4 rounded border border-line border-l-4 border-l-accent bg-surface p-4 sm:p-5"
		>
			<div className="space-y-1">
				<h3 className="text-lg font-semibold">{title}</h3>
				{lead}
			</div>
			{children}
		</section>
	)
}
