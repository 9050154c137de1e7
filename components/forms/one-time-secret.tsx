'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { BOX } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import type { ShownOnce } from '@/lib/contracts/form-state'

/** A secret to take along now: it is nowhere to be read again. */
export function OneTimeSecret({ label, value }: ShownOnce) {
	const id = useId()
	const [said, setSaid] = useState('')
	async function copy() {
		try {
			await navigator.clipboard.writeText(value)
			setSaid('Copied.')
		} catch {
			setSaid('This browser did not let us copy; select the text and copy it by hand.')
		}
	}
	return (
		<div className="space-y-2 rounded border border-accent p-4">
			<label htmlFor={id} className="block font-medium">
				{label}
			</label>
			<p className="text-sm text-soft">It is shown this once. Whoever has it can use it.</p>
			<div className="flex flex-wrap gap-2">
				<input
					id={id}
					readOnly
					value={value}
					onFocus={(event) => event.currentTarget.select()}
					className={`${BOX} min-w-0 flex-1 basis-60 font-mono text-sm`}
				/>
				<Button look="quiet" onClick={copy}>
					<Icon name="copy" /> Copy
				</Button>
			</div>
			<p role="status" className="text-sm text-soft">
				{said}
			</p>
		</div>
	)
}
