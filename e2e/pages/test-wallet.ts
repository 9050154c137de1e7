import type { Page } from '@playwright/test'
import type { TypedDataDefinition } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'

const MNEMONIC = 'test test test test test test test test test test test junk'

/** What the wallet was asked to sign, as it would show it. */
export type Asked = { readonly typed: TypedDataDefinition[] }

/**
 * A wallet in this browser that signs with a real key: it announces itself by EIP-6963, answers by EIP-1193, and keeps
 * what it was asked to sign. Call it before the page is opened.
 */
export async function installWallet(page: Page, index: number): Promise<Asked> {
	const account = mnemonicToAccount(MNEMONIC, { addressIndex: index })
	const asked: Asked = { typed: [] }
	await page.exposeFunction('askTestWallet', async (method: string, params: readonly string[]) => {
		switch (method) {
			case 'eth_requestAccounts':
				return [account.address]
			case 'personal_sign':
				return account.signMessage({ message: params[0] ?? '' })
			case 'eth_signTypedData_v4': {
				const typed = JSON.parse(params[1] ?? '') as TypedDataDefinition
				asked.typed.push(typed)
				return account.signTypedData(typed)
			}
			default:
				throw new Error(`The test wallet does not know ${method}`)
		}
	})
	await page.addInitScript(() => {
		// Put there by exposeFunction above.
		const { askTestWallet } = window as unknown as {
			askTestWallet: (method: string, params: readonly unknown[]) => Promise<unknown>
		}
		const provider = {
			request: ({ method, params = [] }: { method: string; params?: readonly unknown[] }) =>
				askTestWallet(method, params),
		}
		const icon = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E'
		const info = { uuid: crypto.randomUUID(), name: 'Aster', icon, rdns: 'org.example.aster' }
		const detail = Object.freeze({ info, provider })
		const speak = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
		window.addEventListener('eip6963:requestProvider', speak)
	})
	return asked
}
