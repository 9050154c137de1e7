import { expect, type Locator, type Page } from '@playwright/test'

const MOST_STEPS = 250

/** Where the keyboard stands, and whether a person who looks can tell. */
type Stop = { readonly isThere: boolean; readonly isSeen: boolean; readonly name: string }

/** Goes on by Tab until the focus is on the target; at each stop on the way the focus must be in sight. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
	for (let step = 0; step < MOST_STEPS; step += 1) {
		await page.keyboard.press(key)
		const stop = await target.evaluate(stopAt)
		expect(stop.isSeen, `The focus can be seen on ${stop.name}`).toBe(true)
		if (stop.isThere) return
	}
	throw new Error(`${target} is not reached by the keyboard`)
}

/** Goes to a button or link and presses it. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
	await tabTo(page, target)
	await page.keyboard.press(key)
}

/** Replaces what stands in the field that has the focus. */
export async function typeOver(page: Page, text: string): Promise<void> {
	await page.keyboard.press('ControlOrMeta+a')
	await page.keyboard.insertText(text)
}

/** Walks through the whole page: every stop in sight, and round to where it began. Answers with the number of stops. */
export async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<number> {
	const body = page.locator('body')
	for (let step = 1; step < MOST_STEPS; step += 1) {
		await page.keyboard.press(key)
		const stop = await body.evaluate(stopAt)
		expect(stop.isSeen, `The focus can be seen on ${stop.name}`).toBe(true)
		if (stop.isThere) return step
	}
	throw new Error('The keyboard does not come round')
}

/** In the browser: an outline around the focused element or the card it lies in, and not all of it covered. */
function stopAt(target: Element): Stop {
	const active = document.activeElement ?? document.body
	const name = active.outerHTML.slice(0, 160)
	if (active === document.body) return { isThere: target === active, isSeen: true, name }
	const { left, right, top, bottom } = active.getBoundingClientRect()
	const points = [0.1, 0.5, 0.9].flatMap((x) =>
		[0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const),
	)
	const isUncovered = points.some(([x, y]) => {
		const hit = document.elementFromPoint(x, y)
		return hit !== null && (active.contains(hit) || hit.contains(active))
	})
	const isOutlined = [active, active.closest('label')].some((element) => {
		if (element === null) return false
		const { outlineStyle, outlineWidth } = getComputedStyle(element)
		return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
	})
	return { isThere: target === active, isSeen: isOutlined && isUncovered, name: `${name} (outlined: ${isOutlined})` }
}
