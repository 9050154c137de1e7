import { type Browser, expect, type Page, type PlaywrightWorkerArgs } from '@playwright/test'
import { apiPerson } from './pages/api-person'
import { take } from './pages/case.page'
import { expectAccessible } from './pages/look'
import { signInAs } from './pages/sign-in.page'
import { test } from './pages/test'

type Playwright = PlaywrightWorkerArgs['playwright']

/** A case that a coordinator has just accepted, by the API; answers with what it is pinned to. */
async function acceptedCase(playwright: Playwright, baseURL: string, title: string) {
	const [reporter, coordinator] = await Promise.all([15, 1].map((index) => apiPerson(playwright, baseURL, index)))
	if (!reporter || !coordinator) throw new Error('nobody signed in')
	const { body } = await reporter.get('/operators?q=Dogwood')
	const operatorId = (body as { data: { id: string }[] }).data[0]?.id
	const report = { title, incidentClass: 'downtime', whatHappened: 'A disk filled up.' }
	const drafted = await reporter.post('/incidents', { operatorId, report })
	const { id } = drafted.body as { id: string }
	await reporter.post(`/incidents/${id}/file`)
	await coordinator.post(`/incidents/${id}/triage`)
	return async () => ((await coordinator.get(`/incidents/${id}`)).body as { policyVersion: string }).policyVersion
}

async function voteFor(browser: Browser, voteId: string, steward: number): Promise<void> {
	const page = await signInAs(browser, `Steward ${steward}`)
	await page.goto(`/desk/votes/${voteId}`)
	await page.getByRole('radio', { name: /^For/ }).check()
	await page.getByRole('button', { name: 'See what I sign' }).click()
	await take(page, /^Sign the ballot/, 'Your ballot number 1 is in')
	await page.context().close()
}

/** Writes another number into the draft and saves it. */
async function write(page: Page): Promise<void> {
	await page.getByLabel('What the draft changes, and why').fill('A case may be voted on once more.')
	await page.getByLabel('Votes on a case, at most').fill('')
	await page.getByRole('button', { name: 'Save the draft' }).click()
	await expect(page.getByText('Check the marked fields.', { exact: false })).toBeVisible()
	await expect(page.getByLabel('What the draft changes, and why')).toHaveValue('A case may be voted on once more.')
	await page.getByLabel('Votes on a case, at most').fill('5')
	await page.getByRole('button', { name: 'Save the draft' }).click()
	await expect(page.getByText('rises from 4 to 5', { exact: false }).first()).toBeVisible()
}

test('a policy is drafted, compared, voted on and adopted; new cases go by it and older ones do not', async ({
	browser,
	playwright,
	baseURL,
	page,
}) => {
	test.setTimeout(240_000)
	const pinnedBefore = await acceptedCase(playwright, baseURL ?? '', 'Before the new policy')
	const author = await signInAs(browser, 'Steward 1')
	await author.goto('/policy')
	await author.getByRole('link', { name: 'Draft a new version' }).click()
	await author.getByLabel('What the draft changes, and why').fill('Once more.')
	await author.getByRole('button', { name: 'Start the draft' }).click()
	await author.waitForURL('**/desk/policy/1.*')
	const version = author.url().split('/').at(-1) ?? ''
	await write(author)
	await expectAccessible(author)
	await author.getByRole('button', { name: 'Put it to the vote' }).click()
	await author.waitForURL('**/votes/*')
	const voteId = author.url().split('/').at(-1) ?? ''

	for (const steward of [1, 2, 3, 4, 5, 6, 7]) await voteFor(browser, voteId, steward)
	const coordinator = await apiPerson(playwright, baseURL ?? '', 1)
	const early = await coordinator.post(`/votes/${voteId}/tally`)
	expect(early.status, 'nobody changes the rules before the day that was told').toBe(409)
	expect((await coordinator.post('/demo/clock', { hours: 121 })).status).toBe(200)
	expect((await coordinator.get(`/votes/${voteId}`)).body).toMatchObject({ state: 'tallied', outcome: 'adopted' })

	await page.goto('/policy')
	await expect(page.getByRole('heading', { name: `Policy ${version}` })).toBeVisible()
	await page.goto(`/policy/${version}`)
	await expect(page.getByRole('link', { name: `The vote on ${version}` })).toBeVisible()
	await expect(page.getByText('rises from 4 to 5', { exact: false }).first()).toBeVisible()
	await expectAccessible(page)
	await page.goto(`/policy/${version}/compare?with=1.0`)
	await expect(page.getByText('rises from 4 to 5', { exact: false }).first()).toBeVisible()
	await expectAccessible(page)
	await page.goto('/policy/what-if?quorum=100')
	await expect(page.getByText('would have come to something else', { exact: false })).toBeVisible()
	await expectAccessible(page)

	const pinnedAfter = await acceptedCase(playwright, baseURL ?? '', 'After the new policy')
	expect([await pinnedBefore(), await pinnedAfter()]).toEqual(['1.0', version])
})
