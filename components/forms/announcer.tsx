'use client'

import { usePathname } from 'next/navigation'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { Icon } from '@/components/ui/icon'

const Announce = createContext<(sentence: string) => void>(() => {})

/** Says a sentence at the foot of the page; it outlives the form that said it. */
export function useAnnounce(): (sentence: string) => void {
	return useContext(Announce)
}

type Said = { readonly sentence: string; readonly path: string; readonly count: number }

/** Where the outcome of an action is said: a step that is done often takes its own form away. */
export function Announcer({ children }: { readonly children: ReactNode }) {
	const path = usePathname()
	const [said, setSaid] = useState<Said | null>(null)
	const announce = useCallback(
		(sentence: string) => setSaid((last) => ({ sentence, path, count: (last?.count ?? 0) + 1 })),
		[path],
	)
	const isShown = said !== null && said.path === path
	return (
		<Announce value={announce}>
			{children}
			<div role="status" aria-live="polite" className="no-print pointer-events-none fixed inset-x-0 bottom-0 z-40 p-4">
				{isShown && (
					<p
						key={said.count}
						className="pointer-events-auto mx-auto flex w-fit max-w-prose items-center gap-3 rounded border border-done bg-done-bg px-4 py-2 font-medium text-done shadow-lg"
					>
						<Icon name="done" />
						{said.sentence}
						<button
							type="button"
							onClick={() => setSaid(null)}
							aria-label="Close this message"
							className="flex size-8 items-center justify-center rounded hover:bg-surface"
						>
							<Icon name="close" className="size-3.5" />
						</button>
					</p>
				)}
			</div>
		</Announce>
	)
}
