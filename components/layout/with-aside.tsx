import type { ReactNode } from 'react'

type Props = { readonly title: string; readonly aside: ReactNode; readonly children: ReactNode }

/** A long form with what it is about beside it; on a phone that is folded above the form. */
export function WithAside({ title, aside, children }: Props) {
	return (
		<div className="xl:grid xl:grid-cols-[minmax(0,1fr)_17rem] xl:gap-10">
			<details className="mb-6 rounded border border-line bg-surface xl:hidden">
				<summary className="px-4 py-3 font-medium">{title}</summary>
				<div className="border-t border-line px-4 py-4">{aside}</div>
			</details>
			<div className="min-w-0">{children}</div>
			<aside aria-label={title} className="hidden xl:block">
				<div className="sticky top-6 max-h-[calc(100vh-3rem)] overflow-y-auto border-l border-line pl-5">
					<p className="mb-3 font-semibold">{title}</p>
					{aside}
				</div>
			</aside>
		</div>
	)
}
