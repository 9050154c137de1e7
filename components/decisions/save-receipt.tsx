'use client'

import { useEffect, useState } from 'react'

/** The signed receipt as a file to keep; it shows that the ballot was taken, whatever is shown later. */
export function SaveReceipt({ receipt }: { readonly receipt: string }) {
	const [address, setAddress] = useState<string | null>(null)
	useEffect(() => {
		const url = URL.createObjectURL(new Blob([receipt], { type: 'application/json' }))
		setAddress(url)
		return () => URL.revokeObjectURL(url)
	}, [receipt])
	if (address === null) return null
	return (
		<p>
			<a href={address} download="ballot-receipt.json">
				Save the receipt
			</a>{' '}
			<span className="text-soft">
				Guardrail has signed that it took this ballot. Keep it, and anyone can check it.
			</span>
		</p>
	)
}
