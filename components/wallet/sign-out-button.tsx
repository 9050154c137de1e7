'use client'

import { Button } from '@/components/ui/button'
import { signOut } from './sign-in-with'

export function SignOutButton() {
	async function leave() {
		await signOut()
		window.location.assign('/')
	}
	return (
		<Button look="quiet" onClick={leave}>
			Sign out
		</Button>
	)
}
