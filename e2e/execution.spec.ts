import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './pages/look'
import { signInAs } from './pages/sign-in.page'
import { test } from './pages/test'

const CASE = '/incidents/2023-04-13-rocklogic-slashing'
const SENTENCE = 'Gives operator 22 of module 1 a soft limit of 5800 validators.'

async function openPlan(page: Page): Promise<void> {
	await page.goto(CASE)
	await page.getByRole('link', { name: 'Key limit', exact: true }).first().click()
	await page.getByRole('link', { name: 'How it is carried out' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toContainText('is carried out')
}

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in the ${colorScheme} theme`, () => {
		test.use({ colorScheme })
		test('how a measure is carried out has nothing that axe objects to', async ({ page }) => {
			await openPlan(page)
			await expectAccessible(page)
		})
	})
}

test.describe('on a phone, without JavaScript', () => {
	test.use({ viewport: { width: 360, height: 720 }, javaScriptEnabled: false })
	test('words come first, and what is sent reads back as those words', async ({ page }) => {
		await openPlan(page)
		await expect(page.getByText(SENTENCE).first()).toBeVisible()
		const sent = page.locator('pre').first()
		const data = (await sent.textContent()) ?? ''
		expect(data).toMatch(/^0xd948d468/)
		await page.goto('/tools/calldata')
		await page.getByLabel('Calldata or script').fill(data)
		await page.getByRole('button', { name: 'Read it' }).click()
		await expect(page.getByText('Every byte was read, and nothing looks wrong.')).toBeVisible()
		await expect(page.getByText(SENTENCE, { exact: true })).toBeVisible()
	})
})

test('nothing scrolls sideways on a phone, with every fold open', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 720 })
	await openPlan(page)
	await page.evaluate(() => {
		for (const fold of document.querySelectorAll('details')) fold.open = true
	})
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('a coordinator records a vote that missed its quorum, and the one that repeats it', async ({ browser }) => {
	const page = await signInAs(browser, 'Coordinator')
	await openPlan(page)
	await page.getByRole('link', { name: 'Record a hand-off' }).click()
	await page.getByLabel('Step').selectOption({ label: 'Carry it out: Set the soft limit 5800' })
	await page.getByLabel('Where', { exact: true }).selectOption('Aragon vote')
	await page.getByLabel('Link').fill('https://vote.example/164')
	await page.getByRole('button', { name: 'Record the hand-off' }).click()
	await expect(page.getByRole('heading', { name: /How it ended: Set the soft limit 5800/ })).toBeVisible()
	await page.getByLabel('Outcome').selectOption('The quorum was not met')
	await page.getByLabel('Where it can be seen').fill('1.54 % in favour')
	await page.getByRole('button', { name: 'Record the outcome' }).click()
	await expect(page.getByRole('cell', { name: /quorum not met/ })).toBeVisible()
	const again = page.getByRole('region', { name: /Put up again/ })
	await again.getByLabel('Where', { exact: true }).selectOption('Aragon vote')
	await again.getByLabel('Link').fill('https://vote.example/165')
	await again.getByRole('button', { name: 'Record the new try' }).click()
	await expect(page.getByRole('cell', { name: '2, repeats 1' })).toBeVisible()
	await expectAccessible(page)
	await openPlan(page)
	await expect(page.getByRole('cell', { name: '2, repeats 1' })).toBeVisible()
})
