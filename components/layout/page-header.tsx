import type { ReactNode } from 'react'

type Props = {
	readonly title: string
	/** The one sentence that says what this page answers. */
	readonly lead?: ReactNode
	readonly children?: ReactNode
}

/** The first screen of a page: what it is about, in one sentence. */
export function PageHeader({ title, lead, children }: Props) {
	return (
		<header className="space-y-3">
			<h1 className="max-w-4xl text-3xl font-semibold">{title}</h1>
			{lead && <p className="max-w-prose text-lg text-soft">{lead}</p>}
			{children}
		</header>
	)
}
