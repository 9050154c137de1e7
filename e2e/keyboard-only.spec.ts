import { type Browser, expect, type Page } from '@playwright/test'
import { caseIdOf } from './pages/case.page'
import { press, tabTo, typeOver, walk } from './pages/keyboard'
import { beginReport, part, saveLine, whatHappened } from './pages/report.page'
import { signInAs } from './pages/sign-in.page'
import { test } from './pages/test'

const TITLE = 'Told without a mouse'

async function enterAs(browser: Browser, name: string): Promise<Page> {
	const page = await (await browser.newContext()).newPage()
	await page.goto('/sign-in')
	await press(page, page.getByRole('button', { name, exact: true }))
	await page.waitForURL('**/desk')
	await expect(page.getByRole('heading', { name: 'What waits for you' })).toBeVisible()
	return page
}

/** Opens the task with this title from the list of what waits. */
async function openTask(page: Page, task: string, title: RegExp): Promise<void> {
	const item = page.getByRole('listitem').filter({ hasText: title })
	await press(page, item.getByRole('link', { name: task }).first())
}

test('a report is begun, filed and accepted by the keyboard alone', async ({ browser }) => {
	test.setTimeout(120_000)
	const page = await enterAs(browser, 'Alder Validation, reporter')
	await press(page, page.getByRole('link', { name: 'Report an incident' }))
	await page.waitForURL('**/desk/cases/new')
	await tabTo(page, page.getByRole('radio', { name: 'Slashing' }))
	await page.keyboard.press('ArrowDown')
	await expect(page.getByRole('radio', { name: 'Downtime' })).toBeChecked()
	await tabTo(page, page.getByLabel('Title'))
	await typeOver(page, TITLE)
	await page.keyboard.press('Enter')
	await page.waitForURL('**/report')
	const id = caseIdOf(page)
	await tabTo(page, whatHappened(page))
	await typeOver(page, 'The link between both halls was cut.')
	await expect(saveLine(page)).toContainText('Saved, version 2')
	await tabTo(page, page.locator('#part-lessons > summary'))
	await page.keyboard.press('Space')
	await tabTo(page, page.getByLabel('Lessons', { exact: true }))
	await typeOver(page, 'Two links.')
	await press(page, page.getByRole('button', { name: 'File the report' }), 'Space')
	await page.waitForURL(`**/desk/cases/${id}`)

	const coordinator = await enterAs(browser, 'Coordinator')
	await coordinator.goto(`/desk/cases/${id}`)
	await press(coordinator, coordinator.getByRole('button', { name: 'Accept for treatment' }))
	await expect(coordinator.getByText('Being assessed').first()).toBeVisible()
})

test('a panel is rated by the keyboard alone', async ({ browser }) => {
	test.setTimeout(120_000)
	const page = await enterAs(browser, 'Steward 6')
	await openTask(page, 'Rate the factors', /Birch Staking/)
	await expect(page.getByRole('heading', { name: 'Rate the factors' })).toBeVisible()
	const questions = page.locator('fieldset')
	for (let index = 0; index < 12; index += 1) {
		const grades = questions.nth(index).getByRole('radio')
		await tabTo(page, grades.first())
		await page.keyboard.press('Space')
		await page.keyboard.press('ArrowDown')
		await expect(grades.nth(1)).toBeChecked()
		await tabTo(page, questions.nth(index).getByRole('textbox'))
		await page.keyboard.insertText('As the timeline shows.')
	}
	await press(page, page.getByRole('button', { name: 'Submit my rating' }))
	await expect(page.getByText(/Your rating number \d+ is in/).first()).toBeVisible()
})

test('a ballot is chosen, read and signed by the keyboard alone', async ({ browser }) => {
	test.setTimeout(120_000)
	const page = await enterAs(browser, 'Steward 6')
	await openTask(page, 'Vote on the consequence', /Dogwood Operations/)
	await page.waitForURL('**/desk/votes/*')
	const rungs = page.getByRole('group').getByRole('radio')
	await tabTo(page, rungs.first())
	await page.keyboard.press('Space')
	while (!(await page.getByRole('radio', { name: /^Nothing/ }).isChecked())) await page.keyboard.press('ArrowDown')
	await press(page, page.getByRole('button', { name: 'See what I sign' }))
	await expect(page.getByRole('region', { name: 'What you sign' })).toBeVisible()
	await press(page, page.getByRole('button', { name: /^Sign the ballot/ }))
	await expect(page.getByText(/Your ballot number \d+ is in/).first()).toBeVisible()
})

test('the keyboard walks through the whole report and back, always in sight and never caught', async ({ browser }) => {
	test.setTimeout(120_000)
	const page = await signInAs(browser, 'Alder Validation, reporter')
	await beginReport(page, 'Walked through')
	for (const id of ['timeline', 'validators', 'impact', 'cause', 'sources']) await part(page, id)
	await page.getByRole('button', { name: 'Add a row' }).click()
	await page.getByRole('button', { name: 'Add a factor' }).click()
	await page.reload()
	const forth = await walk(page, 'Tab')
	expect(forth).toBeGreaterThan(50)
	// Where the browser itself comes in between the rounds differs by direction.
	expect(await walk(page, 'Shift+Tab')).toBeGreaterThanOrEqual(forth - 1)
})
