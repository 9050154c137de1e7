import { expect, type Page } from '@playwright/test'

/** The case that a page of the desk is about, from its address. */
export function caseIdOf(page: Page): string {
	const id = /\/desk\/cases\/([0-9a-f-]{36})/.exec(page.url())?.[1]
	if (!id) throw new Error(`Not at a case: ${page.url()}`)
	return id
}

/** Presses a button of a step and waits until the page says that it is done. */
export async function take(page: Page, button: string | RegExp, said: string): Promise<void> {
	await page.getByRole('button', { name: button }).click()
	await expect(page.getByText(said).first()).toBeVisible()
}

/** Rates all twelve factors with the second grade and a line of reason. */
export async function rate(page: Page, caseId: string, panel: 'stewards' | 'peers'): Promise<void> {
	await page.goto(`/desk/cases/${caseId}/assess?panel=${panel}`)
	const questions = page.locator('fieldset')
	for (let index = 0; index < 12; index += 1) {
		await questions.nth(index).getByRole('radio').nth(1).check()
		await questions.nth(index).getByRole('textbox').fill('As the timeline shows.')
	}
	await take(page, 'Submit my rating', 'Your rating')
}

/** Votes for a key limit, or for a rung without parameters, and signs. */
export async function vote(page: Page, voteId: string, rung: string): Promise<void> {
	await page.goto(`/desk/votes/${voteId}`)
	await page.getByRole('radio', { name: new RegExp(`^${rung}`) }).check()
	if (rung === 'Key limit') {
		await page.getByLabel('Target number of validators').fill('5800')
		await page.getByLabel('Review after (days)').fill('90')
	}
	await page.getByRole('button', { name: 'See what I sign' }).click()
	await take(page, /^Sign the ballot/, 'Your ballot number 1 is in')
}
