import { expect } from '@playwright/test'
import { expectAccessible } from './pages/look'
import { test } from './pages/test'

const PAGES = [
	'/',
	'/incidents',
	'/incidents/2023-04-13-rocklogic-slashing',
	'/operators',
	'/operators/rocklogic',
	'/policy',
	'/policy/1.0',
	'/policy/what-if',
	'/policy/1.0/compare',
	'/measures',
	'/measures?which=ended',
	'/decisions',
	'/tools/calldata',
	'/verify',
	'/log',
	'/permissions',
	'/sign-in',
	'/mailbox',
]

for (const path of PAGES) {
	test(`${path} has nothing that axe objects to in either theme, and fits a phone`, async ({ page }) => {
		await page.goto(path)
		await expectAccessible(page)
	})
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false })
	test('the slashing of 13 April 2023 shows what its sources say', async ({ page }) => {
		await page.goto('/incidents/2023-04-13-rocklogic-slashing')
		for (const fact of [
			'13.77 ETH',
			'13.45978634 ETH (actual)',
			'DAO contributors',
			'Target number of validators: 5,800',
			'setNodeOperatorStakingLimit(22,5800)',
		]) {
			await expect(page.getByText(fact, { exact: false }).first()).toBeVisible()
		}
		await expect(
			page.getByText('The DAO’s cover fund').or(page.getByText("The DAO's cover fund")).first(),
		).toBeVisible()
	})

	test('cases can be found by class', async ({ page }) => {
		await page.goto('/incidents')
		await page.getByLabel('Class').selectOption('oracle_or_role_key')
		await page.getByRole('button', { name: 'Show' }).click()
		await expect(page.getByRole('link', { name: /oracle hot-wallet key/ })).toBeVisible()
		await expect(page.getByRole('link', { name: /RockLogic GmbH: 11/ })).toHaveCount(0)
	})
})

test('the content policy lets no foreign script run and every page asks nobody else', async ({ page, baseURL }) => {
	const foreign: string[] = []
	page.on('request', (request) => {
		if (baseURL && !request.url().startsWith(baseURL) && !request.url().startsWith('data:')) foreign.push(request.url())
	})
	const response = await page.goto('/incidents')
	const policy = response?.headers()['content-security-policy'] ?? ''
	expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/)
	expect(policy).not.toContain('unsafe')
	expect(foreign).toEqual([])
})
