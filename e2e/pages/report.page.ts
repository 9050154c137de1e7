import { expect, type Locator, type Page } from '@playwright/test'
import { caseIdOf } from './case.page'

/** Begins a report of one class from the desk; answers with the number of its case. */
export async function beginReport(page: Page, title: string, kind = 'Slashing'): Promise<string> {
	await page.goto('/desk/cases/new')
	await page.getByRole('radio', { name: kind }).check()
	await page.getByLabel('Title').fill(title)
	await page.getByRole('button', { name: 'Begin the report' }).click()
	await page.waitForURL('**/report')
	await expect(saveLine(page)).toContainText('Saved, version 1')
	return caseIdOf(page)
}

/** The line that says whether what stands on the screen is safe. */
export function saveLine(page: Page): Locator {
	return page.getByRole('status').filter({ hasText: /aved|Saving|reached|Choose|marked/ })
}

/** One part of the report, opened. */
export async function part(page: Page, id: string): Promise<Locator> {
	const details = page.locator(`#part-${id}`)
	if ((await details.getAttribute('open')) === null) await details.locator('> summary').click()
	return details
}

export function whatHappened(page: Page): Locator {
	return page.getByLabel('What happened', { exact: true })
}

export function lessons(page: Page): Locator {
	return page.getByLabel('Lessons', { exact: true })
}

export function contest(page: Page): Locator {
	return page.getByRole('alert').filter({ hasText: 'Two versions of the same part' })
}

/** Adds a row to the timeline whose time is given in one way, as typed. */
export async function addMoment(page: Page, givenIn: string, typed: string): Promise<Locator> {
	const timeline = await part(page, 'timeline')
	await timeline.getByRole('button', { name: 'Add a row' }).click()
	const index = (await timeline.getByLabel('Time', { exact: true }).count()) - 1
	await timeline.getByLabel('Time: given in').nth(index).selectOption(givenIn)
	await timeline.getByLabel('Time', { exact: true }).nth(index).fill(typed)
	return timeline
}

export type GivenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** Attaches a file to the report. */
export async function attach(page: Page, file: GivenFile): Promise<void> {
	await page.getByLabel('Attach a file').setInputFiles({ ...file })
	await page.getByRole('button', { name: 'Attach the file' }).click()
}

/** Files the report and waits for the case. */
export async function fileReport(page: Page, caseId: string): Promise<void> {
	await page.getByRole('button', { name: 'File the report' }).click()
	await page.waitForURL(`**/desk/cases/${caseId}`)
}
