import { createHash } from 'node:crypto'
import { expect } from '@playwright/test'
import { take } from './pages/case.page'
import { attach, beginReport, fileReport, part, saveLine, whatHappened } from './pages/report.page'
import { signInAs } from './pages/sign-in.page'
import { test } from './pages/test'

const REPORTER = 'Alder Validation, reporter'
const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
)
const MIB = 1024 * 1024

test('a file is attached under its hash and handed out as a download only', async ({ browser }) => {
	const page = await signInAs(browser, REPORTER)
	const id = await beginReport(page, 'With a picture')
	const hash = createHash('sha256').update(PIXEL).digest('hex')
	await attach(page, { name: 'graph.png', mimeType: 'image/png', buffer: PIXEL })
	const listed = page.getByRole('listitem').filter({ hasText: 'graph.png' })
	await expect(listed).toContainText(`SHA-256 ${hash.slice(0, 6)}`)
	const download = page.waitForEvent('download')
	await listed.getByRole('link', { name: 'graph.png' }).click()
	expect((await download).suggestedFilename()).toBe('graph.png')
	const response = await page.request.get(`/api/v1/incidents/${id}/attachments/${hash}`)
	expect(response.headers()['content-disposition']).toMatch(/^attachment; filename="graph.png"/)
	expect(response.headers()['x-content-type-options']).toBe('nosniff')
	expect(await response.body()).toEqual(PIXEL)
	await listed.getByRole('button', { name: 'Take off' }).click()
	await expect(listed).toHaveCount(0)
})

test('a page renamed to a picture, and a file of 11 MiB, are refused with a sentence', async ({ browser }) => {
	const page = await signInAs(browser, REPORTER)
	const id = await beginReport(page, 'With files that cannot be')
	const html = Buffer.from('<!doctype html><html><script>alert(1)</script></html>')
	await attach(page, { name: 'graph.png', mimeType: 'image/png', buffer: html })
	await expect(page.getByText('This file is not of a type that can be attached.')).toBeVisible()
	await attach(page, { name: 'long.log', mimeType: 'text/plain', buffer: Buffer.alloc(11 * MIB, 'a') })
	await expect(page.getByText('A file may be 10 MiB at most')).toBeVisible()
	await expect(whatHappened(page)).toBeVisible()
	const multipart = (size: number) => ({
		file: { name: 'long.log', mimeType: 'text/plain', buffer: Buffer.alloc(size, 'a') },
		visibility: 'operator',
	})
	const byApi = await page.request.post(`/api/v1/incidents/${id}/attachments`, { multipart: multipart(11 * MIB) })
	expect([byApi.status(), (await byApi.json()).detail]).toEqual([413, 'A file may be 10 MiB at most.'])
	await attach(page, { name: 'full.log', mimeType: 'text/plain', buffer: Buffer.alloc(10 * MIB, 'b') })
	await expect(page.getByRole('link', { name: 'full.log' })).toBeVisible()
})

test('a part for the operator alone and an embargo hold, also after publication', async ({ browser, page }) => {
	test.setTimeout(120_000)
	const secret = `Rack 7 in hall Juniper ${Date.now()}`
	const reporter = await signInAs(browser, REPORTER)
	const id = await beginReport(reporter, 'With a part for few')
	await whatHappened(reporter).fill('Power was lost twice.')
	const surprise = await part(reporter, 'surprise')
	await surprise.getByLabel('What we believed, and what was so').fill(secret)
	await surprise.getByLabel('Who may read').selectOption('operator')
	await attach(reporter, { name: 'hall.txt', mimeType: 'text/plain', buffer: Buffer.from(secret) })
	const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16)
	await expect(reporter.getByRole('heading', { name: 'Embargo' })).toHaveCount(0)
	const manager = await signInAs(browser, 'Alder Validation, manager')
	await manager.goto(`/desk/cases/${id}/report`)
	await manager.getByRole('heading', { name: 'Embargo' }).click()
	await manager.getByLabel('Not before (UTC)').fill(until)
	await manager.getByLabel('Why it must wait').fill('Others still patch.')
	await manager.getByRole('button', { name: 'Set the embargo' }).click()
	await expect(manager.getByText('Reason: Others still patch.')).toBeVisible()
	await expect(saveLine(reporter)).toContainText('Saved')
	await fileReport(reporter, id)

	const coordinator = await signInAs(browser, 'Coordinator')
	await coordinator.goto(`/desk/cases/${id}`)
	await coordinator.getByRole('button', { name: 'Publish the case' }).click()
	await expect(coordinator.getByRole('alert').filter({ hasText: /embargo/i })).toBeVisible()
	expect((await page.goto(`/incidents/${id}`))?.status()).toBe(404)
	await coordinator.goto(`/desk/cases/${id}/report`)
	await coordinator.getByRole('button', { name: 'Lift the embargo' }).click()
	await expect(coordinator.getByText('none: only publication makes a case public')).toBeVisible()
	await coordinator.goto(`/desk/cases/${id}`)
	await take(coordinator, 'Publish the case', 'What the public sees')
	await coordinator.getByRole('link', { name: 'What the public sees' }).click()
	await coordinator.waitForURL('**/incidents/*')

	await page.goto(new URL(coordinator.url()).pathname)
	await expect(page.getByText('Power was lost twice.').first()).toBeVisible()
	for (const path of [page.url(), `${page.url()}/revisions`, `/api/v1/incidents/${id}`, '/api/v1/dataset.json']) {
		const body = await (await page.request.get(path)).text()
		expect(body.includes(secret), path).toBe(false)
	}
	expect(await (await reporter.request.get(`/api/v1/incidents/${id}`)).text()).toContain(secret)
})
