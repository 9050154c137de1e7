import type { Wallet } from './demo-wallet'

type Provider = { readonly request: (call: { method: string; params?: readonly unknown[] }) => Promise<unknown> }

/** The wallet of this browser (EIP-1193), if there is one. */
export async function browserWallet(): Promise<Wallet | null> {
	const provider = (window as unknown as { ethereum?: Provider }).ethereum
	if (!provider) return null
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
