import type { ReactNode } from 'react'
import { Icon } from './icon'

type Props = { readonly summary: ReactNode; readonly isOpen?: boolean; readonly children: ReactNode }

/** What few need is folded; it opens without JavaScript and is open on paper. */
export function Disclosure({ summary, isOpen, children }: Props) {
	return (
		<details open={isOpen} className="group">
			<summary className="flex w-fit list-none items-center gap-1 rounded py-1 font-medium text-accent hover:text-accent-strong [&::-webkit-details-marker]:hidden">
				<Icon name="right" className="size-4 group-open:rotate-90" />
				{summary}
			</summary>
			<div className="pt-2 pb-1">{children}</div>
		</details>
	)
}
