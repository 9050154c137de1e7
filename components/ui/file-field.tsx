'use client'

import { type ChangeEvent, type InputHTMLAttributes, useState } from 'react'
import { BOX, Field, type FieldFrame } from './field'

type Props = FieldFrame &
	Pick<InputHTMLAttributes<HTMLInputElement>, 'accept'> & {
		/** A larger file is not even sent; `sentence` says so. */
		readonly most?: { readonly bytes: number; readonly sentence: string }
	}

export function FileField({ accept, most, ...frame }: Props) {
	const [trouble, setTrouble] = useState<string | undefined>()

	function look(event: ChangeEvent<HTMLInputElement>) {
		const input = event.currentTarget
		const isTooLarge = most !== undefined && [...(input.files ?? [])].some((file) => file.size > most.bytes)
		if (isTooLarge) input.value = ''
		setTrouble(isTooLarge ? most.sentence : undefined)
	}

	return (
		<Field {...frame} error={trouble ?? frame.error}>
			{(control) => (
				<input
					type="file"
					{...control}
					name={frame.name}
					accept={accept}
					onChange={look}
					className={`${BOX} file:mr-3 file:rounded file:border file:border-edge file:bg-sunken file:px-3 file:py-1 file:text-ink`}
				/>
			)}
		</Field>
	)
}
