import { expect, type Page } from '@playwright/test'
import { expectReadable } from './pages/look'
import { signInAs } from './pages/sign-in.page'
import { test } from './pages/test'

const GUEST = 'Dogwood Operations, reporter'
const TEAM = '/desk/team?operator=alder-validation'
const MEMBERS = '/api/v1/operators/alder-validation/members'

async function invite(manager: Page, forWhom: string, email = ''): Promise<string> {
	await manager.goto('/desk')
	await manager.getByRole('link', { name: 'Team', exact: true }).click()
	await expect(manager.getByRole('heading', { name: 'Team of Alder Validation' })).toBeVisible()
	await manager.getByLabel('For whom').fill(forWhom)
	await manager.getByLabel('E-mail address').fill(email)
	await manager.getByRole('button', { name: 'Make the invitation' }).click()
	const link = await manager.getByLabel('Link of the invitation').inputValue()
	await expect(manager.getByText(`${forWhom}, as reporter.`)).toBeVisible()
	return link
}

test('an invitation is accepted, the membership seen, and ended with effect at once', async ({ browser }) => {
	const manager = await signInAs(browser, 'Alder Validation, manager')
	const link = await invite(manager, 'Dana from operations')
	await expectReadable(manager)
	await manager.reload()
	await expect(manager.getByLabel('Link of the invitation')).toHaveCount(0)
	expect(await manager.content()).not.toContain(link)

	const guest = await (await browser.newContext()).newPage()
	await guest.goto(link)
	await expect(guest.getByRole('heading', { name: 'You are invited to act for Alder Validation' })).toBeVisible()
	await expect(guest.getByText('Dana from operations')).toHaveCount(0)
	await expectReadable(guest)
	await guest.getByRole('link', { name: 'Sign in to accept' }).click()
	await guest.getByRole('button', { name: GUEST, exact: true }).click()
	await guest.waitForURL(link)
	expect((await guest.request.get(MEMBERS)).status()).toBe(404)
	await guest.getByRole('button', { name: `Accept as ${GUEST}` }).click()
	await guest.waitForURL(`**${TEAM}`)
	await expect(guest.getByRole('cell', { name: GUEST })).toBeVisible()
	await expect(guest.getByText('You cannot invite here.')).toBeVisible()
	expect((await guest.request.get(MEMBERS)).status()).toBe(200)

	await manager.reload()
	await expect(manager.getByRole('cell', { name: GUEST })).toBeVisible()
	await expect(manager.getByText('No invitation is open.')).toBeVisible()
	await manager.getByText('End a membership').click()
	await manager.getByLabel('Member', { exact: true }).selectOption({ label: `${GUEST} (reporter)` })
	await manager.getByLabel('Reason').fill('The work in common is done.')
	await manager.getByRole('button', { name: 'End the membership' }).click()
	await expect(manager.getByRole('heading', { name: 'Former members' })).toBeVisible()
	await expect(manager.getByRole('cell', { name: 'The work in common is done.' })).toBeVisible()

	expect((await guest.request.get(MEMBERS)).status()).toBe(404)
	const { id: operatorId } = await (await guest.request.get('/api/v1/operators/alder-validation')).json()
	const draft = await guest.request.post('/api/v1/incidents', { data: { operatorId } })
	expect([draft.status(), (await draft.json()).code]).toEqual([403, 'forbidden'])
	await guest.reload()
	await expect(guest.getByText('There is no such team, or it is not yours to see.')).toBeVisible()
	await guest.goto(link)
	await expect(guest.getByText('This invitation has been used')).toBeVisible()
})

test('an invitation is mailed as well, and worthless once it is revoked', async ({ browser, page }) => {
	test.setTimeout(180_000)
	const manager = await signInAs(browser, 'Alder Validation, manager')
	const link = await invite(manager, 'Robin', 'robin@example.org')
	const mailed = page.getByRole('link', { name: link })
	// Mail leaves with the next round of the worker, once a minute.
	await expect(async () => {
		await page.goto('/mailbox')
		await expect(mailed).toBeVisible({ timeout: 1_000 })
	}).toPass({ timeout: 120_000, intervals: [3_000] })
	await manager.getByRole('button', { name: 'Revoke the invitation for Robin' }).click()
	await expect(manager.getByText('No invitation is open.')).toBeVisible()
	await mailed.click()
	await expect(page.getByText('This invitation was revoked')).toBeVisible()
	await expect(page.getByRole('link', { name: 'Sign in to accept' })).toHaveCount(0)
})

test('who belongs to no operator reads why there is no team', async ({ browser }) => {
	const steward = await signInAs(browser, 'Steward 7')
	await steward.goto('/desk/team')
	await expect(steward.getByText("See who is a member of one's operator: this is for")).toBeVisible()
	const administrator = await signInAs(browser, 'Administrator')
	await administrator.goto('/desk/team')
	await administrator.getByLabel('Operator').fill('birch-staking')
	await administrator.getByRole('button', { name: 'Show its team' }).click()
	await expect(administrator.getByRole('heading', { name: 'Team of Birch Staking' })).toBeVisible()
})
