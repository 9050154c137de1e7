import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'

/** Signs in as a person of the demonstration, in a browser of their own. */
export async function signInAs(browser: Browser, name: string, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext(options)
	const page = await context.newPage()
	await page.goto('/sign-in')
	await page.getByRole('button', { name, exact: true }).click()
	await page.waitForURL('**/desk')
	await expect(page.getByRole('link', { name })).toBeVisible()
	return page
}
