import { expect, type Page } from '@playwright/test'
import { apiPerson } from './pages/api-person'
import { expectAccessible } from './pages/look'
import { signInAs } from './pages/sign-in.page'
import { test } from './pages/test'

const ROLES = {
	administrator: 'Administrator',
	coordinator: 'Coordinator',
	steward: 'Steward 2',
	peer: 'Cedar Nodes, reporter',
	manager: 'Birch Staking, manager',
	reporter: 'Birch Staking, reporter',
} as const
type Role = keyof typeof ROLES

const EVERYONE = Object.keys(ROLES) as Role[]
const BIRCH: readonly Role[] = ['manager', 'reporter']

/** Each page of the desk and who may open it. The cases are: a draft and an assessed case of Birch, a draft that a coordinator began for Birch, a filed one of Alder. */
const PAGES: readonly (readonly [path: string, who: readonly Role[]])[] = [
	['/desk', EVERYONE],
	['/desk/account', EVERYONE],
	['/desk/team', EVERYONE],
	['/desk/team?operator=birch-staking', EVERYONE],
	['/desk/people', ['administrator']],
	['/desk/cases/new', EVERYONE],
	['/desk/cases/DRAFT', BIRCH],
	['/desk/cases/DRAFT/report', BIRCH],
	['/desk/cases/BEGUN', ['coordinator', ...BIRCH]],
	['/desk/cases/BEGUN/report', ['coordinator', ...BIRCH]],
	['/desk/cases/FILED', ['coordinator', 'steward', 'peer', 'manager', 'reporter']],
	['/desk/cases/FILED/report', ['coordinator']],
	['/desk/cases/ASSESSED', EVERYONE],
	['/desk/cases/ASSESSED/report', ['coordinator', ...BIRCH]],
	['/desk/cases/ASSESSED/assess?panel=stewards', EVERYONE],
	['/desk/cases/ASSESSED/assess?panel=peers', EVERYONE],
	['/desk/cases/ASSESSED/assess?panel=none', []],
	['/desk/votes/VOTE', EVERYONE],
	['/votes/VOTE', EVERYONE],
	['/desk/votes/DRAFT', []],
	['/desk/cases/00000000-0000-4000-8000-000000000000', []],
	['/desk/cases/not-a-number', []],
]

/** Pages that anybody signed in may open, looked at as those who find different things to do there. */
const OPEN_PAGES = [
	'/desk/cases/ASSESSED/discussion',
	'/desk/delegation',
	'/desk/measures/MEASURE',
	'/measures/MEASURE',
]
const LOOKING: readonly Role[] = ['coordinator', 'steward', 'manager']

type Places = Readonly<Record<'DRAFT' | 'BEGUN' | 'FILED' | 'ASSESSED' | 'VOTE' | 'MEASURE', string>>
let places: Places

type Listed = {
	readonly id: string
	readonly slug: string
	readonly state: string
	readonly operator: { slug: string }
}

test.beforeAll(async ({ playwright, baseURL }) => {
	const [birch, alder, coordinator] = await Promise.all(
		[12, 10, 1].map((index) => apiPerson(playwright, baseURL ?? '', index)),
	)
	if (!birch || !alder || !coordinator) throw new Error('nobody to write')
	const idOf = (answer: { body: unknown }) => (answer.body as { id: string }).id
	const draftFor = async (person: typeof birch, slug: string) => {
		const operatorId = idOf(await person.get(`/operators/${slug}`))
		const report = { title: 'For a look at the desk', whatHappened: 'A fuse blew.', incidentClass: 'downtime' }
		return idOf(await person.post('/incidents', { operatorId, report }))
	}
	const filed = await draftFor(alder, 'alder-validation')
	expect((await alder.post(`/incidents/${filed}/file`)).status).toBe(200)
	const listed = (await birch.get('/incidents?limit=100')).body as { data: Listed[] }
	const find = (state: string, slug: string) =>
		listed.data.find((row) => row.state === state && row.operator.slug === slug)?.id ?? ''
	const measures = (await birch.get('/measures?operator=alder-validation')).body as { data: { id: string }[] }
	const voting = (await birch.get(`/incidents/${find('voting', 'dogwood-operations')}`)).body
	places = {
		DRAFT: await draftFor(birch, 'birch-staking'),
		BEGUN: await draftFor(coordinator, 'birch-staking'),
		FILED: filed,
		ASSESSED: find('assessing', 'birch-staking'),
		VOTE: (voting as { votes: { id: string }[] }).votes[0]?.id ?? '',
		MEASURE: measures.data[0]?.id ?? '',
	}
	expect(Object.values(places)).not.toContain('')
})

function placed(path: string): string {
	return path.replace(/DRAFT|BEGUN|FILED|ASSESSED|VOTE|MEASURE/, (name) => places[name as keyof Places])
}

/** What the page writes into the console of the browser as an error. */
function errorsOf(page: Page): string[] {
	const errors: string[] = []
	page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
	page.on('pageerror', (error) => errors.push(error.message))
	return errors
}

for (const role of EVERYONE) {
	test(`the desk of a ${role}: what it opens is readable for all, the rest is not there`, async ({ browser }) => {
		test.setTimeout(180_000)
		const page = await signInAs(browser, ROLES[role])
		const errors = errorsOf(page)
		const open = OPEN_PAGES.map((path) => [path, LOOKING] as const)
		for (const [path, who] of [...PAGES, ...open].filter(([, allowed]) => allowed.includes(role))) {
			await test.step(path, async () => {
				await page.setViewportSize({ width: 1280, height: 800 })
				expect((await page.goto(placed(path)))?.status(), path).toBe(200)
				expect(who).toContain(role)
				await expectAccessible(page)
				expect(errors, path).toEqual([])
			})
		}
		for (const [path] of PAGES.filter(([, allowed]) => !allowed.includes(role))) {
			const response = await page.request.get(placed(path))
			expect([path, response.status()]).toEqual([path, 404])
			expect(await response.text(), path).not.toContain('For a look at the desk')
		}
	})
}

test('a visitor is asked to sign in, whatever page of the desk it is', async ({ page }) => {
	for (const [path] of PAGES.filter(([path]) => path.startsWith('/desk'))) {
		await page.goto(placed(path))
		expect(new URL(page.url()).pathname, path).toBe('/sign-in')
	}
	await expectAccessible(page)
})
