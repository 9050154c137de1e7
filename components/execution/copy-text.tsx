'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

type Props = {
	readonly text: string
	/** What is copied, for those who cannot see it: "the calldata". */
	readonly what: string
}

/** Copies a text that stands on the page; without JavaScript it is selected there and copied by hand. */
export function CopyText({ text, what }: Props) {
	const [said, setSaid] = useState('')
	async function copy() {
		try {
			await navigator.clipboard.writeText(text)
			setSaid('Copied.')
		} catch {
			setSaid('This browser did not let us copy; select the text and copy it by hand.')
		}
	}
	return (
		<span className="flex flex-wrap items-center gap-2">
			<Button look="quiet" onClick={copy}>
				<Icon name="copy" /> Copy {what}
			</Button>
			<span role="status" className="text-sm text-soft">
				{said}
			</span>
		</span>
	)
}
