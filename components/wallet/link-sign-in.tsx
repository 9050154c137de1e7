'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { signInWithLink } from './sign-in-with'

/** The button behind a mailed link: opening the page uses nothing up, so a mail scanner cannot spend it. */
export function LinkSignIn({ token, to }: { readonly token: string; readonly to: string }) {
	const [trouble, setTrouble] = useState('')
	async function enter() {
		if (await signInWithLink(token)) window.location.assign(to)
		else setTrouble('This link has been used already or is too old. Ask for a new one.')
	}
	return (
		<div className="space-y-4">
			{trouble && (
				<p role="alert" className="rounded bg-refused-bg px-4 py-3 text-refused">
					{trouble}
				</p>
			)}
			<Button onClick={enter}>Sign in</Button>
		</div>
	)
}
