import { expect } from '@playwright/test'
import { expectReadable } from './pages/look'
import { signInAs } from './pages/sign-in.page'
import { test } from './pages/test'

test('a token does what its scopes say, and nothing once it is revoked', async ({ browser, playwright, baseURL }) => {
	const reporter = await signInAs(browser, 'Cedar Nodes, manager')
	await reporter.goto('/desk/account')
	await reporter.getByLabel('Name', { exact: true }).fill('Watcher')
	await reporter.getByRole('button', { name: 'Make the token' }).click()
	const token = await reporter.getByLabel('API token "Watcher"').inputValue()
	expect(token).toMatch(/^grd_[\w-]{43}$/)
	await expectReadable(reporter)

	const Authorization = `Bearer ${token}`
	const machine = await playwright.request.newContext({
		...(baseURL && { baseURL }),
		extraHTTPHeaders: { Authorization },
	})
	const members = '/api/v1/operators/cedar-nodes/members'
	expect((await machine.get(members)).status()).toBe(200)
	const { id: operatorId } = await (await machine.get('/api/v1/operators/cedar-nodes')).json()
	const draft = await machine.post('/api/v1/incidents', { data: { operatorId } })
	expect(draft.status()).toBe(403)
	expect((await draft.json()).detail).toContain('the scopes of this API token do not include that')
	const own = await machine.get('/api/v1/me/tokens')
	expect([own.status(), (await own.json()).code]).toEqual([403, 'forbidden'])

	await reporter.reload()
	expect(await reporter.content()).not.toContain(token)
	await expect(reporter.getByText(/Watcher: read\..*last used/)).toBeVisible()
	await reporter.getByRole('button', { name: 'Revoke Watcher' }).click()
	await expect(reporter.getByText('You have no API token.')).toBeVisible()
	expect((await machine.get(members)).status()).toBe(401)
	const later = await machine.post('/api/v1/incidents', { data: { operatorId } })
	expect([later.status(), (await later.json()).code]).toEqual([401, 'unauthenticated'])
	await machine.dispose()
})

test('a token is not made without a scope', async ({ browser }) => {
	const reporter = await signInAs(browser, 'Cedar Nodes, reporter')
	await reporter.goto('/desk/account')
	await reporter.getByLabel('Name', { exact: true }).fill('Nothing')
	await reporter.getByRole('checkbox', { name: 'read' }).uncheck()
	await reporter.getByRole('button', { name: 'Make the token' }).click()
	await expect(reporter.getByRole('link', { name: 'Choose at least one scope.' })).toBeVisible()
	await expect(reporter.getByLabel('Name', { exact: true })).toHaveValue('Nothing')
})
