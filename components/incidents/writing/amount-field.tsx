'use client'

import { useId, useState } from 'react'
import { BOX } from '@/components/ui/field'
import { parseEth } from '@/lib/domain/kernel/gwei'
import { formatEth } from '@/lib/format/numbers'

type Props = {
	readonly label: string
	/** Decimal string of gwei; empty while nothing is known. */
	readonly gwei: string
	readonly error?: string | undefined
	readonly onChange: (gwei: string) => void
}

/** An amount in ETH as people write it, kept as whole gwei. */
export function AmountField({ label, gwei, error, onChange }: Props) {
	const id = useId()
	const [typed, setTyped] = useState<string | null>(null)
	const shown = typed ?? (gwei === '' ? '' : formatEth(gwei, 'en-US').replace(/ ETH|,/g, ''))
	const parsed = shown === '' ? null : parseEth(shown.replace(',', '.'))
	const isUnreadable = shown !== '' && (parsed === null || parsed < 0n)
	const said = isUnreadable ? 'Write ETH with a point and at most nine decimals, 13.45978634.' : error
	return (
		<div className="space-y-1">
			<label htmlFor={id} className="block font-medium">
				{label}
			</label>
			<input
				id={id}
				inputMode="decimal"
				value={shown}
				aria-invalid={said ? true : undefined}
				aria-describedby={said && `${id}-error`}
				onChange={(event) => {
					const text = event.currentTarget.value.trim()
					setTyped(text)
					const amount = parseEth(text.replace(',', '.'))
					if (text === '') onChange('')
					else if (amount !== null && amount >= 0n) onChange(amount.toString())
				}}
				onBlur={() => !isUnreadable && setTyped(null)}
				className={BOX}
			/>
			{said && (
				<p id={`${id}-error`} className="text-sm font-medium text-refused">
					{said}
				</p>
			)}
		</div>
	)
}
