import type { ReactNode } from 'react'

export type SectionLink = {
	readonly id: string
	readonly title: string
	/** Where the section stands: "hidden", "empty", "2 panels". */
	readonly state?: string
}

type Props = { readonly sections: readonly SectionLink[]; readonly children: ReactNode }

/** A long page with its sections beside it; on a phone they are folded above it. Works without scripts. */
export function WithSections({ sections, children }: Props) {
	return (
		<div className="lg:grid lg:grid-cols-[minmax(0,1fr)_13rem] lg:gap-12 print:block">
			<nav aria-label="On this page" className="no-print lg:order-last">
				<details className="mb-8 rounded border border-line bg-surface px-4 py-2 lg:hidden">
					<summary className="py-1 font-medium">On this page</summary>
					<div className="py-2">
						<Links sections={sections} />
					</div>
				</details>
				<div className="sticky top-6 hidden max-h-[calc(100vh-3rem)] overflow-y-auto lg:block">
					<p className="mb-2 text-sm font-medium">On this page</p>
					<Links sections={sections} />
				</div>
			</nav>
			<div className="min-w-0 space-y-8">{children}</div>
		</div>
	)
}

function Links({ sections }: Pick<Props, 'sections'>) {
	return (
		<ul className="border-l border-line text-sm">
			{sections.map(({ id, title, state }) => (
				<li key={id}>
					<a
						href={`#${id}`}
						className="-ml-px flex justify-between gap-3 border-l border-transparent py-1.5 pl-4 text-ink no-underline hover:border-accent hover:underline"
					>
						{title}
						{state && <span className="shrink-0 text-right text-soft">{state}</span>}
					</a>
				</li>
			))}
		</ul>
	)
}
