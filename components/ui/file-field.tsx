'use client'

import type { InputHTMLAttributes } from 'react'
import { BOX, Field, type FieldFrame } from './field'

type Props = FieldFrame & Pick<InputHTMLAttributes<HTMLInputElement>, 'accept'>

export function FileField({ accept, ...frame }: Props) {
	return (
		<Field {...frame}>
			{(control) => (
				<input
					type="file"
					{...control}
					name={frame.name}
					accept={accept}
					className={`${BOX} file:mr-3 file:rounded file:border file:border-edge file:bg-sunken file:px-3 file:py-1 file:text-ink`}
				/>
			)}
		</Field>
	)
}
