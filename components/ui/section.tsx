import type { ReactNode } from 'react'

/** A part of a page with a heading that can be linked to. */
export function Section({
	id,
	title,
	children,
}: {
	readonly id: string
	readonly title: string
	readonly children: ReactNode
}) {
	return (
		<section id={id} aria-labelledby={`${id}-title`} className="space-y-3 border-t border-line pt-6">
			<h2 id={`${id}-title`} className="text-xl font-semibold">
				<a href={`#${id}`} className="text-ink no-underline hover:underline">
					{title}
				</a>
			</h2>
			{children}
		</section>
	)
}

export function Empty({ children }: { readonly children: ReactNode }) {
	return <p className="rounded border border-dashed border-line px-4 py-6 text-soft">{children}</p>
}

/** Pairs of a name and what is known; nothing known is said as such. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
	return (
		<dl className="grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-[12rem_1fr]">
			{rows.map(([name, value]) => (
				<div key={name} className="contents">
					<dt className="text-soft">{name}</dt>
					<dd className="mb-2 sm:mb-0">
						{value === null || value === '' ? <span className="text-soft">Not known</span> : value}
					</dd>
				</div>
			))}
		</dl>
	)
}
