import { expect } from '@playwright/test'
import { caseIdOf, rate, take, vote } from './pages/case.page'
import { signInAs } from './pages/sign-in.page'
import { test } from './pages/test'

const TITLE = 'Two environments signed with the same keys'

test('a case goes from the report to a measure in force, through the interface alone', async ({ browser, page }) => {
	test.setTimeout(300_000)

	const reporter = await signInAs(browser, 'Alder Validation, reporter')
	await reporter.getByRole('link', { name: 'Report an incident' }).click()
	await reporter.getByLabel('Title').fill(TITLE)
	await reporter.getByRole('radio', { name: 'Slashing' }).check()
	await reporter.getByRole('button', { name: 'Begin the report' }).click()
	await reporter.waitForURL('**/report')
	const caseId = caseIdOf(reporter)
	await reporter.getByRole('button', { name: 'File the report' }).click()
	await expect(reporter.getByText('Before filing, fill in: What happened.')).toBeVisible()
	await reporter
		.getByLabel('What happened', { exact: true })
		.fill('A restart re-imported keys. <script>alert(1)</script>')
	await expect(reporter.getByText('Saved, version 2')).toBeVisible()
	await reporter.getByRole('button', { name: 'File the report' }).click()
	await reporter.waitForURL(`**/desk/cases/${caseId}`)

	expect((await page.goto(`/desk/cases/${caseId}`))?.url()).toContain('/sign-in')

	const coordinator = await signInAs(browser, 'Coordinator')
	await coordinator.goto(`/desk/cases/${caseId}`)
	await take(coordinator, 'Accept for treatment', 'Being assessed')
	await take(coordinator, 'Publish the case', 'What the public sees')

	const manager = await signInAs(browser, 'Alder Validation, manager')
	await manager.goto(`/desk/cases/${caseId}`)
	await manager.getByLabel('Reply', { exact: true }).fill('The second environment has been taken apart.')
	await manager.getByRole('button', { name: 'Send the reply' }).click()
	await expect(manager.getByText('The second environment has been taken apart.').first()).toBeVisible()

	await manager.goto(`/desk/cases/${caseId}/discussion?about=cause`)
	await manager.getByLabel('Comment', { exact: true }).fill('Logs of both environments are with the coordinator.')
	await take(manager, 'Add the comment', 'Your comment is in.')

	const stewards = []
	for (const number of [1, 2, 3, 4, 5, 6, 7]) stewards.push(await signInAs(browser, `Steward ${number}`))
	for (const steward of stewards.slice(0, 3)) await rate(steward, caseId, 'stewards')
	const recused = stewards[3]
	if (!recused) throw new Error('no steward')
	await recused.goto(`/desk/cases/${caseId}/assess?panel=stewards`)
	await recused.getByLabel('Because').selectOption('invested_in')
	await take(recused, 'Recuse myself', 'You have recused yourself')
	for (const peer of ['Birch Staking, manager', 'Cedar Nodes, reporter'])
		await rate(await signInAs(browser, peer), caseId, 'peers')

	await coordinator.goto(`/desk/cases/${caseId}`)
	await coordinator.getByRole('button', { name: /Close round 1 of the stewards \(3 rated\)/ }).click()
	await expect(coordinator.getByRole('button', { name: 'Open a second round of the stewards' })).toBeVisible()
	await coordinator.getByRole('button', { name: /Close round 1 of the peers \(2 rated\)/ }).click()
	await take(coordinator, 'Move to deliberation', 'In deliberation')
	await take(coordinator, 'Open the vote', 'Vote open')

	const first = stewards[0]
	if (!first) throw new Error('no steward')
	await first.goto(`/desk/cases/${caseId}`)
	await first.getByRole('link', { name: 'Vote on the consequence' }).click()
	await first.waitForURL('**/desk/votes/*')
	const voteId = first.url().split('/').at(-1) ?? ''
	for (const [index, steward] of stewards.entries()) await vote(steward, voteId, index < 5 ? 'Key limit' : 'Nothing')

	await coordinator.goto(`/desk/cases/${caseId}`)
	await take(coordinator, 'Count the vote', 'Vote counted')
	await coordinator.getByLabel('Outcome in words').fill('A key limit of 5,800 until remediation is shown.')
	await coordinator
		.getByLabel('Why it departs from guidance or precedent')
		.fill('The stewards weighed recurrence higher.')
	await take(coordinator, 'State the outcome', 'Decided')
	await coordinator.getByLabel('Where it can be seen').fill('https://example.org/recorded-for-the-test')
	await take(coordinator, 'Bring the measure into force', 'Measures in force')

	await page.goto(`/votes/${voteId}`)
	await expect(
		page.getByText('5 of 7 that chose a rung support "Key limit" or more; more than half was needed.'),
	).toBeVisible()
	await page.goto('/incidents')
	await page.getByRole('link', { name: TITLE }).click()
	await expect(page.getByRole('heading', { name: TITLE })).toBeVisible()
	await expect(page.getByText('Target number of validators: 5,800').first()).toBeVisible()
	await expect(page.getByText('The second environment has been taken apart.')).toBeVisible()
	await expect(page.getByText('Logs of both environments are with the coordinator.')).toBeVisible()
	await page.getByText('Reasons of the stewards, factor by factor').click()
	await expect(page.getByText('As the timeline shows.').first()).toBeVisible()
	await expect(page.getByText('https://example.org/recorded-for-the-test').first()).toBeVisible()
	await expect(page.locator('script', { hasText: 'alert(1)' })).toHaveCount(0)
	await page.goto('/operators/alder-validation')
	await expect(page.getByText('Limited').first()).toBeVisible()
})
