import { expect, type Page } from '@playwright/test'
import { addMoment, beginReport, contest, lessons, part, saveLine, whatHappened } from './pages/report.page'
import { signInAs } from './pages/sign-in.page'
import { test } from './pages/test'

const REPORTER = 'Alder Validation, reporter'
const MANAGER = 'Alder Validation, manager'

/** The same draft in the browsers of two people of one operator. */
async function twoAtOneDraft(page: Page, other: Page, title: string): Promise<void> {
	const id = await beginReport(page, title)
	await other.goto(`/desk/cases/${id}/report`)
	await expect(saveLine(other)).toContainText('Saved, version 1')
	for (const writer of [page, other]) await part(writer, 'lessons')
}

test('the class brings its questions and steps, and what is missing is named', async ({ browser }) => {
	const page = await signInAs(browser, REPORTER)
	await beginReport(page, '', 'Downtime')
	await expect(whatHappened(page)).toHaveValue(/How many validators were offline, from when to when\?/)
	await part(page, 'remediation')
	await expect(page.getByLabel('Step', { exact: true }).first()).toHaveValue(/Bring the validators back/)
	await page.getByLabel('Title').fill('')
	await page.getByRole('button', { name: 'File the report' }).click()
	await expect(page.getByText('Before filing, fill in: Title, What happened.')).toBeVisible()
})

test('what is typed is saved by itself, and comes back after a reload in mid-sentence', async ({ browser }) => {
	const page = await signInAs(browser, REPORTER)
	await beginReport(page, 'Saved while it is written')
	await whatHappened(page).fill('A disk was full.')
	await expect(saveLine(page)).toContainText('Saved, version 2')
	await part(page, 'lessons')
	await lessons(page).fill('Watch the disk before')
	await page.reload()
	await expect(page.getByText('Restored what you had typed on this device.')).toBeVisible()
	await expect(lessons(page)).toHaveValue('Watch the disk before')
	await expect(saveLine(page)).toContainText('Saved, version 3')
	await page.reload()
	await expect(lessons(page)).toHaveValue('Watch the disk before')
	await expect(page.getByText('Restored what you had typed on this device.')).toHaveCount(0)
})

test('what is typed without a connection stays on the device and is saved once there is one', async ({ browser }) => {
	const page = await signInAs(browser, REPORTER)
	await beginReport(page, 'Written on a train')
	await page.context().setOffline(true)
	await whatHappened(page).fill('Written in a tunnel.')
	await expect(saveLine(page)).toContainText('Everything is kept on this device')
	await page.context().setOffline(false)
	await expect(saveLine(page)).toContainText('Saved, version 2')
	await page.reload()
	await expect(whatHappened(page)).toHaveValue('Written in a tunnel.')
})

test('two people at one draft both find their own part saved', async ({ browser }) => {
	const [page, other] = [await signInAs(browser, REPORTER), await signInAs(browser, MANAGER)]
	await twoAtOneDraft(page, other, 'Written by two')
	await lessons(page).fill('From the reporter.')
	await expect(saveLine(page)).toContainText('Saved, version 2')
	await whatHappened(other).fill('From the manager.')
	await expect(saveLine(other)).toContainText('Somebody else saved too; both are in here.')
	await expect(saveLine(other)).toContainText('Saved, version 3')
	await expect(lessons(other)).toHaveValue('From the reporter.')
	await page.reload()
	await expect(whatHappened(page)).toHaveValue('From the manager.')
	await expect(lessons(page)).toHaveValue('From the reporter.')
})

for (const [button, counts] of [
	['Keep mine', 'From the manager.'],
	['Take theirs', 'From the reporter.'],
] as const) {
	test(`two people at the same part see both versions; "${button}" settles it`, async ({ browser }) => {
		const [page, other] = [await signInAs(browser, REPORTER), await signInAs(browser, MANAGER)]
		await twoAtOneDraft(page, other, `Contested: ${button}`)
		await lessons(page).fill('From the reporter.')
		await expect(saveLine(page)).toContainText('Saved, version 2')
		await lessons(other).fill('From the manager.')
		await expect(saveLine(other)).toContainText('Choose below; nothing is lost until you do.')
		await expect(contest(other).getByRole('heading', { name: 'Lessons' })).toBeVisible()
		for (const version of ['From the reporter.', 'From the manager.'])
			await expect(contest(other).getByText(version)).toBeVisible()
		await contest(other).getByRole('button', { name: button }).click()
		await expect(saveLine(other)).toContainText(/Saved, version [23]/)
		await expect(lessons(other)).toHaveValue(counts)
		await page.reload()
		await expect(lessons(page)).toHaveValue(counts)
	})
}

test('a moment given as slot, epoch or local time says what it is in UTC', async ({ browser }) => {
	const page = await signInAs(browser, REPORTER, { timezoneId: 'America/New_York' })
	await beginReport(page, 'Moments in four ways')
	await addMoment(page, 'slot', '10000000')
	await expect(page.getByText(/20 September 2024, 09:20 UTC; .*5:20.AM where you are/)).toBeVisible()
	await addMoment(page, 'epoch', '312501')
	await expect(page.getByText(/09:26 UTC; .*; slot 10,000,032, epoch 312,501/)).toBeVisible()
	// 8 o'clock on a summer's day in New York
	const timeline = await addMoment(page, 'local', '2024-07-01T08:00:00')
	await expect(page.getByText(/1 July 2024, 12:00 UTC; .*8:00.AM where you are/)).toBeVisible()
	await expect(saveLine(page)).toContainText(/Saved, version [234]/)
	await timeline.getByRole('button', { name: 'Put in order of time' }).click()
	await expect(timeline.getByLabel('Time', { exact: true }).first()).toHaveValue('2024-07-01T08:00')
	await expect(saveLine(page)).toContainText('Not saved yet')
	await expect(saveLine(page)).toContainText('Saved')
	await page.reload()
	await expect(timeline.getByLabel('Time', { exact: true }).first()).toHaveValue('2024-07-01T12:00')
})

test('rows change places by the keyboard alone, and the focus stays with the row', async ({ browser }) => {
	const page = await signInAs(browser, REPORTER)
	await beginReport(page, 'Rows in order')
	for (const day of ['01', '02', '03']) await addMoment(page, 'utc', `2024-07-${day}T00:00:00`)
	const times = page.locator('#part-timeline').getByLabel('Time', { exact: true })
	const days = async () =>
		Promise.all([0, 1, 2].map(async (index) => (await times.nth(index).inputValue()).slice(8, 10)))
	await times.nth(2).focus()
	const up = page.getByRole('button', { name: 'Move row 3 up' })
	for (let tries = 0; tries < 20; tries += 1) {
		if (await up.evaluate((button) => button === document.activeElement)) break
		await page.keyboard.press('Shift+Tab')
	}
	await expect(up).toBeFocused()
	await page.keyboard.press('Enter')
	await expect.poll(days).toEqual(['01', '03', '02'])
	await expect(page.getByRole('button', { name: 'Move row 2 up' })).toBeFocused()
	await page.keyboard.press('Space')
	await expect.poll(days).toEqual(['03', '01', '02'])
	await expect(page.getByText('row 2 is now number 1 of 3')).toHaveCount(1)
	// At the top there is no further up, and one is still there to go on from.
	await expect(page.getByRole('button', { name: 'Move row 1 up' })).toBeFocused()
	await page.keyboard.press('Space')
	await page.keyboard.press('Tab')
	await page.keyboard.press('Enter')
	await expect.poll(days).toEqual(['01', '03', '02'])
	await expect(page.getByRole('button', { name: 'Move row 2 down' })).toBeFocused()
	await page.keyboard.press('Tab')
	await page.keyboard.press('Enter')
	await expect(times).toHaveCount(2)
	await page.keyboard.press('Tab')
	await expect(
		times
			.first()
			.or(page.getByRole('button', { name: 'Move row 1 up' }))
			.and(page.locator(':focus')),
	).toHaveCount(1)
})

test('the preview shows Markdown and drops what could run', async ({ browser }) => {
	const page = await signInAs(browser, REPORTER)
	await beginReport(page, 'Previewed')
	await whatHappened(page).fill(
		'It was **bold**. <script>alert(1)</script> [out](javascript:alert(2)) ![pic](data:image/png;base64,AA)',
	)
	const preview = page.locator('#part-what-happened')
	await preview.getByRole('button', { name: /^Preview/ }).click()
	await expect(preview.locator('strong')).toHaveText('bold')
	await expect(preview.locator('script, img, [href^="javascript"]')).toHaveCount(0)
	await preview.getByRole('button', { name: /^Go on writing/ }).click()
	await expect(whatHappened(page)).toHaveValue(/<script>/)
})

test('cause and risk are found by typing and picked with Enter', async ({ browser }) => {
	const page = await signInAs(browser, REPORTER)
	await beginReport(page, 'Why it happened')
	const cause = await part(page, 'cause')
	await cause.getByRole('button', { name: 'Add a factor' }).click()
	await cause.getByRole('combobox', { name: 'Cause' }).pressSequentially('same key live')
	await page.keyboard.press('Enter')
	await expect(cause.getByRole('button', { name: 'Take The same key live in two places away' })).toBeVisible()
	await cause.getByRole('combobox', { name: 'ValOS risks' }).pressSequentially('slashing')
	await page.keyboard.press('ArrowDown')
	const active = cause.locator('[role=option][aria-selected=true]')
	const label = (await active.evaluate((option) => option.firstChild?.textContent)) ?? ''
	await page.keyboard.press('Enter')
	await expect(cause.getByRole('button', { name: `Take ${label} away` })).toBeVisible()
	await expect(saveLine(page)).toContainText('Saved, version')
	await cause.getByLabel('In words').fill('Both hosts had the keys.')
	await expect(saveLine(page)).toContainText(/Saved, version [234]/)
	await page.reload()
	await expect(cause.getByRole('button', { name: `Take ${label} away` })).toBeVisible()
})
