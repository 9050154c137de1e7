'use client'

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { dropDraft, isComplete, keepDraft, readDraft, restoreInto } from './kept-rating'

type Props = {
	/** Names the draft on this device: case, panel, round and revision. */
	readonly place: string
	readonly factors: readonly { readonly key: string; readonly name: string }[]
	readonly children: ReactNode
}

/** Says how many factors are rated, leads to the next open one, and keeps what was chosen until it is sent. */
export function RatingDraft({ place, factors, children }: Props) {
	const box = useRef<HTMLDivElement>(null)
	const [open, setOpen] = useState<readonly string[] | null>(null)
	const [isKept, setIsKept] = useState(false)

	const look = useCallback(() => {
		const form = box.current?.closest('form')
		if (!form) return
		const fields = new FormData(form)
		setOpen(factors.filter(({ key }) => !isComplete(fields, key)).map(({ key }) => key))
	}, [factors])

	useEffect(() => {
		const form = box.current?.closest('form')
		if (!form) return
		const kept = readDraft(place)
		if (kept) restoreInto(form, kept)
		setIsKept(kept !== null)
		look()
		const sent = () => {
			dropDraft(place)
			setIsKept(false)
			window.setTimeout(look) // after the fields have been emptied
		}
		form.addEventListener('reset', sent)
		return () => form.removeEventListener('reset', sent)
	}, [place, look])

	function onInput() {
		const form = box.current?.closest('form')
		if (form) keepDraft(place, form)
		setIsKept(true)
		look()
	}

	const next = factors.find(({ key }) => open?.includes(key))
	return (
		<div ref={box} onInput={onInput} className="space-y-6">
			{open !== null && (
				<div className="sticky top-0 z-10 -mx-2 flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-paper px-2 py-2 text-sm">
					<span role="status" className="font-semibold">
						{factors.length - open.length} of {factors.length} rated
					</span>
					<progress
						max={factors.length}
						value={factors.length - open.length}
						aria-label="Factors rated"
						className="h-2 w-32 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
					/>
					{next ? <a href={`#${next.key}`}>Next: {next.name}</a> : <span>All have a grade and a reason.</span>}
					{isKept && <span className="text-soft">Kept on this device until you submit.</span>}
				</div>
			)}
			{children}
		</div>
	)
}
