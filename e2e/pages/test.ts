import { test as base } from '@playwright/test'

/** Every journey: whoever signed in during it leaves with it, so that no page of theirs keeps asking the server. */
export const test = base.extend<{ everybodyLeaves: undefined }>({
	everybodyLeaves: [
		async ({ browser }, use) => {
			const before = new Set(browser.contexts())
			await use(undefined)
			const opened = browser.contexts().filter((context) => !before.has(context))
			await Promise.all(opened.map((context) => context.close()))
		},
		{ auto: true },
	],
})
