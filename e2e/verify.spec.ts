import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { ROOT } from '@/lib/cli/installation.mjs'
import { test } from './pages/test'

const FOLDER = join(ROOT, 'public', 'verify', 'bundles')
const path = (name: string) => join(FOLDER, name)

async function openVerifier(page: Page): Promise<void> {
	await page.goto('/verify')
	await expect(page.getByText('The verifier is loaded.')).toBeVisible({ timeout: 60_000 })
	await page.waitForLoadState('networkidle')
}

test('a stranger checks votes offline: the verifier asks nobody for anything once it is loaded', async ({
	page,
	context,
}) => {
	await openVerifier(page)
	await context.setOffline(true)
	const asked: string[] = []
	context.on('request', (request) => asked.push(request.url()))

	await page.getByLabel('Files', { exact: true }).setInputFiles([path('ladder.json')])
	await page.getByRole('button', { name: 'Check' }).click()
	await expect(page.getByText('Everything holds.', { exact: true })).toBeVisible()
	await expect(page.getByText('6 signatures recovered, each the wallet on the roll.')).toBeVisible()
	await expect(page.getByText('That is by the word of the key')).toBeVisible()
	await page.getByRole('button', { name: 'Trust this key' }).click()
	await page.getByRole('button', { name: 'Check' }).click()
	await expect(page.getByText('signed by a key that is not among those you trust').first()).toBeVisible()
	await page.getByLabel('Public keys that you trust').fill('')

	await page
		.getByLabel('Files', { exact: true })
		.setInputFiles([path('dropped-ballot-log-rewritten.json'), path('dropped-ballot-log-rewritten.receipt.json')])
	await page.getByRole('button', { name: 'Check' }).click()
	await expect(page.getByText('The first thing that is wrong:').first()).toBeVisible()
	await expect(
		page.getByText('The installation took this ballot, and the bundle has dropped it.').first(),
	).toBeVisible()

	await page.getByLabel('Files', { exact: true }).setInputFiles([])
	await page.getByLabel('Or paste the text of one').fill(readFileSync(path('edited-reason.json'), 'utf8'))
	await page.getByLabel('Public keys that you trust').fill('ab'.repeat(32))
	await page.getByRole('button', { name: 'Check' }).click()
	await expect(page.getByText('This ballot does not say what its hash was made of.').first()).toBeVisible()
	await expect(page.getByText('signed by a key that is not among those you trust').first()).toBeVisible()
	expect(asked).toEqual([])
})

test('files dropped on the page are checked, and what is no bundle is said to be none', async ({ page }) => {
	await openVerifier(page)
	const text = readFileSync(path('stuffed-roll.json'), 'utf8')
	const transfer = await page.evaluateHandle((content) => {
		const data = new DataTransfer()
		data.items.add(new File([content], 'stuffed-roll.json', { type: 'application/json' }))
		return data
	}, text)
	await page
		.locator('form', { hasText: 'Public keys that you trust' })
		.dispatchEvent('drop', { dataTransfer: transfer })
	await expect(page.getByText('The roll is not the one that the log recorded').first()).toBeVisible()

	await page.getByLabel('Or paste the text of one').fill('<html>')
	await page.getByRole('button', { name: 'Check' }).click()
	await expect(page.getByText('This is no JSON').first()).toBeVisible()
})

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false })

	test('the page says how to check a vote on the command line', async ({ page }) => {
		await page.goto('/verify')
		await expect(page.getByText('npm run verify -- bundle.json receipt.json')).toBeVisible()
		await expect(page.getByRole('link', { name: 'ladder.json', exact: true })).toBeVisible()
	})
})
