'use client'

import { Button } from '@/components/ui/button'
import { type AnnouncedWallet, useAnnouncedWallets } from './announced-wallets'
import { injectedProvider, openWallet } from './browser-wallet'
import type { Wallet } from './wallet'

/** Where the name of the wallet that was chosen last stands, so that the same one signs ballots. */
const CHOSEN = 'guardrail.wallet'

type Props = {
	/** What the wallet is wanted for, "Sign in": becomes "Sign in with Ambire". */
	readonly verb: string
	/** Said when no wallet announced itself: the browser's own is tried. `null` where another way is offered already. */
	readonly fallback: string | null
	readonly isDisabled?: boolean
	readonly onChoose: (open: () => Promise<Wallet | null>) => void
}

/** One button for each wallet of this browser, the one chosen last first. */
export function WalletButtons({ verb, fallback, isDisabled = false, onChoose }: Props) {
	const wallets = chosenFirst(useAnnouncedWallets())
	if (wallets.length === 0) {
		if (fallback === null) return null
		const open = async () => {
			const provider = injectedProvider()
			return provider && openWallet(provider)
		}
		return (
			<Button disabled={isDisabled} onClick={() => onChoose(open)}>
				{fallback}
			</Button>
		)
	}
	return (
		<ul className="flex flex-wrap gap-3">
			{wallets.map(({ uuid, name, icon, rdns, provider }, index) => (
				<li key={uuid}>
					<Button
						look={index === 0 ? 'primary' : 'quiet'}
						disabled={isDisabled}
						onClick={() => {
							remember(rdns)
							onChoose(() => openWallet(provider))
						}}
					>
						{/* biome-ignore lint/performance/noImgElement: the icon is data within the page; there is nothing to load */}
						{icon && <img src={icon} alt="" width={24} height={24} className="size-6 rounded" />}
						{verb} with {name}
					</Button>
				</li>
			))}
		</ul>
	)
}

function chosenFirst(wallets: readonly AnnouncedWallet[]): readonly AnnouncedWallet[] {
	const chosen = wallets.length > 1 ? recall() : null
	return [...wallets].sort((a, b) => Number(b.rdns === chosen) - Number(a.rdns === chosen))
}

function remember(rdns: string): void {
	try {
		window.localStorage.setItem(CHOSEN, rdns)
	} catch {
		// A browser that keeps nothing for us asks again next time.
	}
}

function recall(): string | null {
	try {
		return window.localStorage.getItem(CHOSEN)
	} catch {
		return null // the same browser
	}
}
