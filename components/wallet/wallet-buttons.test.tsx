import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Provider } from './browser-wallet'
import type { Wallet } from './wallet'
import { WalletButtons } from './wallet-buttons'

const ICON = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E'
const stops: (() => void)[] = []

beforeEach(() => window.localStorage.clear())
afterEach(() => {
	for (const stop of stops.splice(0)) stop()
	Reflect.deleteProperty(window, 'ethereum')
})

function providerOf(address: string): Provider {
	return { request: async ({ method }) => (method === 'eth_requestAccounts' ? [address] : `${address} signed`) }
}

function announce(detail: unknown): void {
	window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: Object.freeze(detail) }))
}

/** A wallet as EIP-6963 wants it: announces itself when it loads, and again whenever a page asks. */
function install(name: string, address: string, icon: unknown = ICON): void {
	const info = { uuid: crypto.randomUUID(), name, icon, rdns: `org.example.${name.toLowerCase()}` }
	const speak = () => announce({ info, provider: providerOf(address) })
	window.addEventListener('eip6963:requestProvider', speak)
	stops.push(() => window.removeEventListener('eip6963:requestProvider', speak))
	speak()
}

function show() {
	const chosen: (Wallet | null)[] = []
	const choose = async (open: () => Promise<Wallet | null>) => void chosen.push(await open())
	render(<WalletButtons verb="Sign in" fallback="Sign in with Ethereum" onChoose={choose} />)
	return chosen
}

const names = () => screen.getAllByRole('button').map((button) => button.textContent)

test('lists the wallets that answer the request, by name and icon', () => {
	install('Zinnia', '0x2')
	install('Aster', '0x1')
	show()
	expect(names()).toEqual(['Sign in with Aster', 'Sign in with Zinnia'])
	expect(document.querySelectorAll(`img[src="${ICON}"]`)).toHaveLength(2)
})

test('lists a wallet that loads later, and each once however often it speaks', () => {
	install('Aster', '0x1')
	show()
	act(() => {
		install('Zinnia', '0x2')
		window.dispatchEvent(new Event('eip6963:requestProvider'))
	})
	expect(names()).toEqual(['Sign in with Aster', 'Sign in with Zinnia'])
})

test('opens the wallet that was chosen, though another one calls itself the own one of the browser', async () => {
	Object.assign(window, { ethereum: providerOf('0x9') })
	install('Aster', '0x1')
	install('Zinnia', '0x2')
	const chosen = show()
	fireEvent.click(screen.getByRole('button', { name: 'Sign in with Zinnia' }))
	await vi.waitFor(() => expect(chosen).toHaveLength(1))
	expect(chosen[0]?.address).toBe('0x2')
	expect(await chosen[0]?.signMessage('hello')).toBe('0x2 signed')
})

test('offers the wallet that was chosen last first', () => {
	install('Aster', '0x1')
	install('Zinnia', '0x2')
	show()
	fireEvent.click(screen.getByRole('button', { name: 'Sign in with Zinnia' }))
	document.body.replaceChildren()
	show()
	expect(names()).toEqual(['Sign in with Zinnia', 'Sign in with Aster'])
})

test('falls back to the own wallet of the browser when none announces itself', async () => {
	Object.assign(window, { ethereum: providerOf('0x9') })
	const chosen = show()
	expect(names()).toEqual(['Sign in with Ethereum'])
	fireEvent.click(screen.getByRole('button'))
	await vi.waitFor(() => expect(chosen[0]?.address).toBe('0x9'))
})

test('opens nothing where there is no wallet at all', async () => {
	const chosen = show()
	fireEvent.click(screen.getByRole('button'))
	await vi.waitFor(() => expect(chosen).toEqual([null]))
})

test('lists nothing that is no wallet, and no picture from elsewhere', () => {
	install('Aster', '0x1', 'https://tracker.example/pixel.png')
	show()
	const info = { uuid: '1', name: 'Broken', icon: ICON, rdns: 'org.example.broken' }
	act(() => {
		for (const detail of [
			null,
			undefined,
			{},
			{ info },
			{ info, provider: {} },
			{ info: {}, provider: providerOf('0x3') },
		])
			announce(detail)
	})
	expect(names()).toEqual(['Sign in with Aster'])
	expect(document.querySelector('img')).toBeNull()
})
