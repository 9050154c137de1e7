import { chromium } from '@playwright/test'

const [base, persona, width, scheme, out, ...paths] = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
const context = await browser.newContext({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme })
const page = await context.newPage()
page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log('CONSOLE', m.text().slice(0, 200)))
page.on('pageerror', (e) => console.log('PAGEERROR', String(e).slice(0, 300)))
if (persona !== '-') {
	await page.goto(`${base}/sign-in`)
	await page.getByRole('button', { name: persona, exact: true }).click()
	await page.waitForURL('**/desk')
}
for (const path of paths) {
	await page.goto(base + path)
	await page.waitForTimeout(400)
	const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
	const file = `/tmp/shots/${out}${path.replace(/[^a-z0-9]+/gi, '_').slice(0, 60)}.png`
	await page.screenshot({ path: file, fullPage: true })
	console.log(page.url(), over > 0 ? `OVERFLOW ${over}` : 'ok', file)
}
await browser.close()
