import { chromium } from '@playwright/test'

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
for (const [width, scheme] of [
	[1280, 'light'],
	[360, 'dark'],
]) {
	const context = await browser.newContext({
		viewport: { width, height: 900 },
		colorScheme: scheme,
		timezoneId: 'Europe/Berlin',
	})
	const page = await context.newPage()
	page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log('CONSOLE', m.text().slice(0, 300)))
	page.on('pageerror', (e) => console.log('PAGEERROR', String(e).slice(0, 300)))
	await page.goto('http://127.0.0.1:3400/sign-in')
	await page.getByRole('button', { name: 'Alder Validation, reporter', exact: true }).click()
	await page.waitForURL('**/desk')
	await page.goto('http://127.0.0.1:3400/desk/cases/new')
	await page.screenshot({ path: `/tmp/shots/new_${width}.png`, fullPage: true })
	await page.getByRole('button', { name: 'Begin the report' }).click()
	await page.waitForURL('**/report')
	await page.getByRole('textbox', { name: 'Title' }).fill('Keys live in two places')
	await page.locator('#timeline summary').first().click()
	await page.getByRole('button', { name: 'Add a row' }).click()
	await page.getByLabel('Time: given in').selectOption('slot')
	await page.getByRole('textbox', { name: 'Time', exact: true }).fill('6213407')
	await page.locator('#cause summary').first().click()
	await page.getByRole('button', { name: 'Add a factor' }).click()
	await page.getByRole('combobox', { name: 'ValOS risks' }).fill('double')
	await page.waitForTimeout(2500)
	console.log(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
	await page.screenshot({ path: `/tmp/shots/report_${width}.png`, fullPage: true })
	await context.close()
}
await browser.close()
