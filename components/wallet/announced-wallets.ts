import { useEffect, useState } from 'react'
import type { Provider } from './browser-wallet'

/** A wallet that announced itself (EIP-6963). `rdns` names the program, also after a reload. */
export type AnnouncedWallet = {
	readonly uuid: string
	readonly name: string
	readonly icon: string | null
	readonly rdns: string
	readonly provider: Provider
}

/** Asks the wallets of this browser to announce themselves, and hears them until it is told to stop. */
export function hearWallets(found: (wallet: AnnouncedWallet) => void): () => void {
	const hear = (event: Event) => {
		const wallet = readAnnouncement((event as CustomEvent<unknown>).detail)
		if (wallet !== null) found(wallet)
	}
	window.addEventListener('eip6963:announceProvider', hear)
	window.dispatchEvent(new Event('eip6963:requestProvider'))
	return () => window.removeEventListener('eip6963:announceProvider', hear)
}

/** The wallets that have announced themselves so far, one row each, by name. */
export function useAnnouncedWallets(): readonly AnnouncedWallet[] {
	const [wallets, setWallets] = useState<readonly AnnouncedWallet[]>([])
	useEffect(
		() =>
			hearWallets((wallet) =>
				setWallets((known) =>
					[...known.filter(({ uuid }) => uuid !== wallet.uuid), wallet].sort((a, b) => a.name.localeCompare(b.name)),
				),
			),
		[],
	)
	return wallets
}

/** Any script of the page can announce anything: what is no wallet is not listed, and a picture is data or nothing. */
function readAnnouncement(detail: unknown): AnnouncedWallet | null {
	if (!isRecord(detail) || !isRecord(detail.info) || !isProvider(detail.provider)) return null
	const { uuid, name, icon, rdns } = detail.info
	if (!isText(uuid) || !isText(name) || !isText(rdns)) return null
	const isPicture = typeof icon === 'string' && icon.startsWith('data:image/')
	return { uuid, name: name.slice(0, 40), icon: isPicture ? icon : null, rdns, provider: detail.provider }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null
}

function isProvider(value: unknown): value is Provider {
	return isRecord(value) && typeof value.request === 'function'
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== ''
}
