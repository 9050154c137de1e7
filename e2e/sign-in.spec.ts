import { expect } from '@playwright/test'
import { mnemonicToAccount } from 'viem/accounts'
import { test } from './pages/test'

const USED = 'This link has been used already or is too old. Ask for a new one.'

test('a link that comes by mail signs in a newcomer, once', async ({ browser, page }) => {
	const address = `nadia.${Date.now()}@example.org`
	const name = address.split('@')[0] ?? ''
	await page.goto('/sign-in')
	await expect(page.getByText('An account by e-mail has no wallet.')).toBeVisible()
	await page.getByLabel('E-mail address').fill(address)
	await page.getByRole('button', { name: 'Send me a link' }).click()
	await expect(page.getByText('A link is on its way. It works once, for 15 minutes.')).toBeVisible()

	await page.goto('/mailbox')
	const mail = page.getByRole('article').filter({ hasText: `To ${address}` })
	const link = mail.getByRole('link')
	const href = (await link.getAttribute('href')) ?? ''
	await link.click()
	await page.getByRole('button', { name: 'Sign in', exact: true }).click()
	await page.waitForURL('**/desk')
	await page.getByRole('link', { name }).click()
	await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
	await expect(page.getByText('This account has no wallet.')).toBeVisible()
	await expect(page.getByText('you cannot vote: a ballot is signed by a wallet', { exact: false })).toBeVisible()

	const other = await (await browser.newContext()).newPage()
	await other.goto(href)
	await other.getByRole('button', { name: 'Sign in', exact: true }).click()
	await expect(other.getByText(USED)).toBeVisible()
	await other.goto('/desk')
	await other.waitForURL('**/sign-in')
})

test('a wallet that announces itself is listed with its picture and signs in', async ({ page }) => {
	const account = mnemonicToAccount('test test test test test test test test test test test junk', { addressIndex: 20 })
	await page.exposeFunction('signForTest', (message: string) => account.signMessage({ message }))
	await page.addInitScript((address) => {
		const provider = {
			request: async ({ method, params }: { method: string; params?: string[] }) =>
				method === 'eth_requestAccounts'
					? [address]
					: (window as unknown as { signForTest: (text: string) => Promise<string> }).signForTest(params?.[0] ?? ''),
		}
		const picture =
			"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='24' height='24'><rect width='24' height='24'/></svg>"
		const info = { uuid: crypto.randomUUID(), name: 'Aster', icon: picture, rdns: 'org.example.aster' }
		const detail = Object.freeze({ info, provider })
		const speak = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
		window.addEventListener('eip6963:requestProvider', speak)
	}, account.address)
	await page.goto('/sign-in')
	const button = page.getByRole('button', { name: 'Sign in with Aster' })
	await expect(button).toBeVisible()
	await expect(page.getByRole('button', { name: 'Sign in with Ethereum' })).toHaveCount(0)
	expect(await button.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(24)
	await button.click()
	await page.waitForURL('**/desk')
	await page.goto('/desk/account')
	await expect(page.getByText(account.address.toLowerCase())).toBeVisible()
})

test('signing in leads to pages of this site only', async ({ page }) => {
	await page.goto('/sign-in?to=//evil.example/desk')
	await page.getByRole('button', { name: 'Steward 6', exact: true }).click()
	await page.waitForURL('**/desk')
	expect(new URL(page.url()).hostname).toBe('127.0.0.1')
})

test('after signing out, another person signs in with the same browser', async ({ page }) => {
	for (const name of ['Steward 6', 'Coordinator']) {
		await page.goto('/sign-in')
		await page.getByRole('button', { name, exact: true }).click()
		await page.waitForURL('**/desk')
		await page.getByRole('link', { name }).click()
		await page.getByRole('button', { name: 'Sign out' }).click()
		await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
	}
})
