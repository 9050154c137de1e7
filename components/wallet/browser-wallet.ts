import type { Wallet } from './wallet'

/** What every wallet in a browser answers to (EIP-1193). */
export type Provider = {
	readonly request: (call: { method: string; params?: readonly unknown[] }) => Promise<unknown>
}

/** The wallet that calls itself the browser's own, where none announces itself by EIP-6963. */
export function injectedProvider(): Provider | null {
	// Wallets put it there; no type of the browser knows it.
	return (window as unknown as { ethereum?: Provider }).ethereum ?? null
}

/** Asks the wallet which account it signs with; `null` when it shows none. */
export async function openWallet(provider: Provider): Promise<Wallet | null> {
	// EIP-1102 answers with a list of addresses.
	const accounts = (await provider.request({ method: 'eth_requestAccounts' })) as readonly string[]
	const address = accounts[0]
	if (address === undefined) return null
	return {
		address,
		signMessage: async (message) =>
			String(await provider.request({ method: 'personal_sign', params: [message, address] })),
		signTypedData: async (data) =>
			String(await provider.request({ method: 'eth_signTypedData_v4', params: [address, JSON.stringify(data)] })),
	}
}
