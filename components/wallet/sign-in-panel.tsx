'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { signInWithWallet } from './sign-in-with'
import type { Wallet } from './wallet'
import { WalletButtons } from './wallet-buttons'

type Person = { readonly index: number; readonly name: string; readonly role: string }

type Props = {
	readonly people: readonly Person[]
	readonly chainId: number
	/** The page to go to afterwards. */
	readonly to: string
}

/** Signs in with this browser's wallet, or in a demonstration as one of its people. */
export function SignInPanel({ people, chainId, to }: Props) {
	const [busy, setBusy] = useState<string | null>(null)
	const [trouble, setTrouble] = useState('')

	async function enter(name: string, open: () => Promise<Wallet | null>) {
		setBusy(name)
		setTrouble('')
		try {
			const wallet = await open()
			const refusal =
				wallet === null
					? 'This browser has no wallet. Install one, or sign in by e-mail.'
					: await signInWithWallet(wallet, chainId)
			if (refusal === null) window.location.assign(to)
			else setTrouble(refusal)
		} catch {
			setTrouble('The wallet did not sign. Nothing has happened; try again when you are ready.')
		}
		setBusy(null)
	}

	return (
		<div className="space-y-6">
			<p
				role="status"
				aria-live="polite"
				className={trouble ? 'rounded bg-refused-bg px-4 py-3 text-refused' : 'sr-only'}
			>
				{trouble || (busy && `Signing in as ${busy}`)}
			</p>
			<WalletButtons
				verb="Sign in"
				fallback="Sign in with Ethereum"
				isDisabled={busy !== null}
				onChoose={(open) => enter('your wallet', open)}
			/>
			{people.length > 0 && (
				<section aria-labelledby="demonstration" className="space-y-3 rounded border border-dashed border-accent p-4">
					<h2 id="demonstration" className="text-lg font-semibold">
						Demonstration wallet
					</h2>
					<p className="text-soft">
						These people are made up, and their keys are known to everyone. Choose one to see what they see.
					</p>
					<ul className="flex flex-wrap gap-2">
						{people.map((person) => (
							<li key={person.index}>
								<Button
									look="quiet"
									disabled={busy !== null}
									onClick={() => enter(person.name, () => openDemoWallet(person.index))}
								>
									{person.name}
								</Button>
							</li>
						))}
					</ul>
				</section>
			)}
		</div>
	)
}

async function openDemoWallet(index: number): Promise<Wallet> {
	const { demoWallet } = await import('./demo-wallet')
	return demoWallet(index)
}
