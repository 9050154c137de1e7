import { readFileSync } from 'node:fs'
import { type Browser, expect, type Page } from '@playwright/test'
import { take } from './pages/case.page'
import { deliberatingCase } from './pages/deliberating-case'
import { tabTo } from './pages/keyboard'
import { expectAccessible } from './pages/look'
import { signInAs } from './pages/sign-in.page'
import { test } from './pages/test'
import { type Asked, installWallet } from './pages/test-wallet'

/** A key limit as it stands on a ballot: what it sets belongs to it. */
const LIMIT = 'Key limit (Target number of validators: 5800; Review after (days): 90)'
const REASON = 'Because the watchdog slept for nine days'

type Voter = { readonly page: Page; readonly asked: Asked }

/** A steward with a wallet of their own in the browser, signed in with it. */
async function voterWithWallet(browser: Browser, number: number): Promise<Voter> {
	const page = await (await browser.newContext()).newPage()
	const asked = await installWallet(page, number + 1)
	await page.goto('/sign-in')
	await page.getByRole('button', { name: 'Sign in with Aster' }).click()
	await page.waitForURL('**/desk')
	return { page, asked }
}

/** Opens the vote on the case by another method than the policy's; answers with the vote's id. */
async function openVote(coordinator: Page, caseId: string, method: string, fill: (page: Page) => Promise<void>) {
	await coordinator.goto(`/desk/cases/${caseId}`)
	await coordinator.getByText('Hold this vote another way').click()
	await coordinator.getByLabel('Method').selectOption(method)
	await fill(coordinator)
	await take(coordinator, 'Open the vote', 'Vote open')
	const answer = await coordinator.request.get(`/api/v1/incidents/${caseId}`)
	const { votes } = (await answer.json()) as { votes: { id: string }[] }
	return votes.at(-1)?.id ?? ''
}

async function sign(page: Page, number = 1): Promise<void> {
	await page.getByRole('button', { name: 'See what I sign' }).click()
	await take(page, 'Sign the ballot with Aster', `Your ballot number ${number} is in`)
}

test.describe.configure({ timeout: 240_000 })

test('a single proposal is put to the vote, signed for and against, and drawn', async ({
	browser,
	playwright,
	baseURL,
	page,
}) => {
	const caseId = await deliberatingCase(playwright, baseURL ?? '', 'A single proposal')
	const coordinator = await signInAs(browser, 'Coordinator')
	const voteId = await openVote(coordinator, caseId, 'single', async (form) => {
		await form.getByLabel('Consequence', { exact: true }).selectOption({ label: 'Key limit' })
		await form.getByLabel('Target number of validators').fill('5800')
		await form.getByLabel('Review after (days)').fill('90')
		await expectAccessible(form)
	})
	const { page: steward, asked } = await voterWithWallet(browser, 1)
	await steward.goto(`/desk/votes/${voteId}`)
	await expect(steward.getByText('Target number of validators: 5,800')).toBeVisible()
	await steward.getByRole('radio', { name: 'For', exact: false }).first().check()
	await steward.getByLabel('Reason').fill(REASON)
	await steward.getByRole('button', { name: 'See what I sign' }).click()
	await expect(steward.getByText(`You vote for the proposal "${LIMIT}".`)).toBeVisible()
	await steward.getByText('What your wallet will show').click()
	await expect(steward.getByText(REASON).last()).toBeVisible()
	await expectAccessible(steward)
	await take(steward, 'Sign the ballot with Aster', 'Your ballot number 1 is in')
	expect(asked.typed[0]).toMatchObject({
		primaryType: 'Ballot',
		domain: { name: 'Guardrail', chainId: 1 },
		message: { vote: voteId, method: 'single', choice: 'for', reason: REASON, sequence: '1' },
	})
	await steward.reload()
	await expect(steward.getByText('You have voted, with ballot number 1: For.')).toBeVisible()
	await steward.getByRole('radio', { name: /^Against/ }).check()
	await sign(steward, 2)

	await page.goto(`/votes/${voteId}`)
	await expect(page.getByText('Voters on the roll cast their ballots by')).toBeVisible()
	await expect(page.getByText('1 of 7 on the roll have voted', { exact: false }).first()).toBeVisible()
	await expect(page.getByText('No, replaced or recused')).toBeVisible()
	await expectAccessible(page)
})

test('approval and an optimistic proposal are voted on through the interface', async ({
	browser,
	playwright,
	baseURL,
	page,
}) => {
	const coordinator = await signInAs(browser, 'Coordinator')
	const { page: steward, asked } = await voterWithWallet(browser, 2)

	const approvalCase = await deliberatingCase(playwright, baseURL ?? '', 'By approval')
	const approval = await openVote(coordinator, approvalCase, 'approval', async (form) => {
		await form.getByRole('button', { name: 'Remove option 3' }).click()
		await form.getByLabel('Name on the ballot').fill('A word of warning')
	})
	await steward.goto(`/desk/votes/${approval}`)
	await steward.getByRole('checkbox', { name: /^Warning \("A word of warning"\)/ }).check()
	await steward.getByRole('checkbox', { name: /^Nothing/ }).check()
	await sign(steward)
	expect(asked.typed[0]?.message).toMatchObject({ method: 'approval', choice: 'nothing, warning' })
	await page.goto(`/votes/${approval}`)
	await expect(page.getByRole('img', { name: 'Support for warning ("a word of warning")' })).toBeVisible()
	await expectAccessible(page)

	const optimisticCase = await deliberatingCase(playwright, baseURL ?? '', 'Without objection')
	const optimistic = await openVote(coordinator, optimisticCase, 'optimistic', async () => {})
	await steward.goto(`/desk/votes/${optimistic}`)
	await steward.getByRole('radio', { name: /^I object/ }).check()
	await sign(steward)
	expect(asked.typed[1]?.message).toMatchObject({ method: 'optimistic', choice: 'object' })
	await page.goto(`/votes/${optimistic}`)
	await expect(page.getByText('silence counts as consent', { exact: false }).first()).toBeVisible()
	await expectAccessible(page)
})

test('a sealed ranked vote is cast by keyboard alone, shows nothing to anybody, and is opened at the count', async ({
	browser,
	playwright,
	baseURL,
	page,
}) => {
	const caseId = await deliberatingCase(playwright, baseURL ?? '', 'Sealed and ranked')
	const coordinator = await signInAs(browser, 'Coordinator')
	const voteId = await openVote(coordinator, caseId, 'ranked', async (form) => {
		await form.getByLabel('Target number of validators').fill('5800')
		await form.getByLabel('Review after (days)').fill('90')
		await form.getByRole('checkbox', { name: /^Sealed ballots/ }).check()
	})
	const { page: steward, asked } = await voterWithWallet(browser, 3)
	await steward.goto(`/desk/votes/${voteId}`)
	const focus = (name: string) => tabTo(steward, steward.getByRole('button', { name, exact: true }))
	await focus('Put first Warning')
	await steward.keyboard.press('Enter')
	await expect(steward.getByRole('button', { name: 'Move Warning up' })).toBeFocused()
	await focus(`Put at number 2 ${LIMIT}`)
	await steward.keyboard.press('Space')
	await expect(steward.getByRole('button', { name: `Move ${LIMIT} up` })).toBeFocused()
	await steward.keyboard.press('Enter')
	await expect(steward.getByRole('status').filter({ hasText: `${LIMIT} is now number 1.` })).toHaveCount(1)
	await expect(steward.getByRole('button', { name: `Move ${LIMIT} up` })).toBeFocused()
	await expectAccessible(steward)
	await tabTo(steward, steward.getByLabel('Reason'))
	await steward.keyboard.insertText(REASON)
	await focus('See what I sign')
	await steward.keyboard.press('Enter')
	await expect(steward.getByText(`1. ${LIMIT}; 2. Warning`, { exact: false })).toBeVisible()
	await focus('Sign the ballot with Aster')
	await steward.keyboard.press('Enter')
	await expect(steward.getByText('Your ballot number 1 is in')).toBeVisible()
	expect(asked.typed[0]?.message).toMatchObject({ method: 'ranked', choice: 'key_limit > warning' })
	const salt = String(asked.typed[0]?.message.salt)
	expect(salt).not.toMatch(/^0x0+$/)

	const saving = steward.waitForEvent('download')
	await steward.getByRole('link', { name: 'Save the receipt' }).click()
	const receipt = readFileSync(await (await saving).path(), 'utf8')
	expect(JSON.parse(receipt)).toMatchObject({ ballot: { message: { choice: 'key_limit > warning', salt } } })

	for (const reader of [page, coordinator, await signInAs(browser, 'Steward 1'), steward]) {
		for (const path of [`/votes/${voteId}`, `/desk/votes/${voteId}`, `/desk/cases/${caseId}`]) {
			await reader.goto(path)
			expect(await reader.content(), path).not.toMatch(/watchdog slept|key_limit &gt; warning|key_limit > warning/)
		}
		for (const file of ['', '/bundle', '/ballots', '/ballots.csv', '/ballot-template?choice=nothing']) {
			const answer = await reader.request.get(`/api/v1/votes/${voteId}${file}`)
			expect(await answer.text(), file).not.toMatch(/watchdog slept|key_limit > warning/)
		}
	}
	await page.goto(`/votes/${voteId}`)
	await expect(page.getByText('Sealed until the count').first()).toBeVisible()
	await expect(page.getByText('Whom you trust:')).toBeVisible()
	await expectAccessible(page)

	for (const number of [1, 2, 4, 5, 6, 7]) {
		const other = await signInAs(browser, `Steward ${number}`)
		await other.goto(`/desk/votes/${voteId}`)
		await other.getByRole('button', { name: 'Put first Warning' }).click()
		await other.getByRole('button', { name: 'See what I sign' }).click()
		await take(other, /^Sign the ballot/, 'Your ballot number 1 is in')
	}
	await coordinator.goto(`/desk/cases/${caseId}`)
	await take(coordinator, 'Count the vote', 'Vote counted')
	await page.goto(`/votes/${voteId}`)
	await expect(page.getByText(REASON)).toBeVisible()
	await expect(page.getByText(`1. ${LIMIT}; 2. Warning`)).toBeVisible()
	await expect(page.getByText('6 : 1, wins')).toBeVisible()
	await expectAccessible(page)
})
