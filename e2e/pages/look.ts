import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const PHONE = { width: 360, height: 720 }
const SMALLEST_TARGET = 24

/** The page as it stands has nothing that axe objects to and fits a phone. */
export async function expectReadable(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze()
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
	await expectNoSidewaysScroll(page)
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const size = page.viewportSize()
	await page.setViewportSize(PHONE)
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
	if (size) await page.setViewportSize(size)
}

/** Pages that axe has looked at, by their elements and classes: another person's page of the same shape is no news. */
const looked = new Set<string>()

/** WCAG 2.2 AA in both themes, ids that name one thing each, and everything that is pressed large enough on a phone. */
export async function expectAccessible(page: Page): Promise<void> {
	const shape = await page.evaluate(shapeOf)
	if (!looked.has(shape)) await expectNothingFromAxe(page)
	looked.add(shape)
	expect(await page.evaluate(idsUsedTwice)).toEqual([])
	await page.setViewportSize(PHONE)
	expect(await page.evaluate(tooSmall, SMALLEST_TARGET)).toEqual([])
	await expectNoSidewaysScroll(page)
}

async function expectNothingFromAxe(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
	await page.emulateMedia({ colorScheme: 'dark' })
	const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze()
	await page.emulateMedia({ colorScheme: 'light' })
	const said = [...violations, ...dark.violations].map(
		({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
	)
	expect(said).toEqual([])
}

/** In the browser. */
function shapeOf(): string {
	const elements = [...document.querySelectorAll('body, body *:not(script)')]
	return elements.map((element) => `${element.tagName} ${element.getAttribute('class')}`).join('\n')
}

/** In the browser: axe looks at such ids only where ARIA uses them, though labels and links go astray too. */
function idsUsedTwice(): string[] {
	const ids = [...document.querySelectorAll('body [id]')].map((element) => element.id)
	return ids.filter((id, index) => ids.indexOf(id) !== index)
}

/** In the browser: controls below a size; a box to tick counts with its label, a link in a text with its line. */
function tooSmall(least: number): string[] {
	const controls = [...document.querySelectorAll('button, summary, select, textarea, input:not([type=hidden])')]
	return controls
		.map((control) => (control.matches('[type=radio], [type=checkbox]') ? control.closest('label') : null) ?? control)
		.filter((control) => {
			const { width, height } = control.getBoundingClientRect()
			return width > 1 && (width < least || height < least)
		})
		.map((control) => control.outerHTML.slice(0, 200))
}
