import type { ReactNode } from 'react'

type SectionProps = {
	readonly id: string
	readonly title: string
	/** What stands beside the heading: a state, a link. */
	readonly aside?: ReactNode
	readonly children: ReactNode
}

/** A part of a page with a heading that can be linked to. */
export function Section({ id, title, aside, children }: SectionProps) {
	return (
		<section id={id} aria-labelledby={`${id}-title`} className="space-y-4 border-t border-line pt-6">
			<div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
				<h2 id={`${id}-title`} className="text-xl font-semibold">
					<a href={`#${id}`} className="text-ink no-underline hover:underline">
						{title}
					</a>
				</h2>
				{aside}
			</div>
			{children}
		</section>
	)
}

/** Nothing is here: who acts next, and by when, if anyone. */
export function Empty({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
	return (
		<div className="rounded border border-dashed border-line px-4 py-5 text-soft">
			{title && <p className="font-medium text-ink">{title}</p>}
			<p className="max-w-prose">{children}</p>
		</div>
	)
}

/** Pairs of a name and what is known; nothing known is said as such. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
	return (
		<dl className="grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-[minmax(8rem,12rem)_minmax(0,1fr)]">
			{rows.map(([name, value]) => (
				<div key={name} className="contents">
					<dt className="text-sm leading-6 text-soft sm:text-base">{name}</dt>
					<dd className="mb-2 min-w-0 break-words sm:mb-0">
						{value === null || value === '' ? <span className="text-soft">Not known</span> : value}
					</dd>
				</div>
			))}
		</dl>
	)
}
