'use client'

import { type RefObject, useCallback, useEffect } from 'react'

type Texts = Readonly<Record<string, string>>

const keyOf = (place: string): string => `guardrail.form.${place}`

/**
 * Keeps the long texts of a form on this device until they are sent, so that leaving the page loses nothing. Without
 * a place nothing is kept; where a browser refuses to remember, the form works as before.
 */
export function useKeptText(box: RefObject<HTMLFormElement | null>, place: string | undefined) {
	useEffect(() => {
		const form = box.current
		if (form === null || place === undefined) return
		for (const [name, text] of Object.entries(read(place))) {
			const area = form.elements.namedItem(name)
			if (area instanceof HTMLTextAreaElement && area.value === '') area.value = text
		}
		const keep = () => write(place, form)
		form.addEventListener('input', keep)
		return () => form.removeEventListener('input', keep)
	}, [box, place])

	return useCallback(() => {
		if (place !== undefined) drop(place)
	}, [place])
}

function read(place: string): Texts {
	try {
		return JSON.parse(localStorage.getItem(keyOf(place)) ?? '{}') as Texts // written by `write` alone
	} catch {
		return {} // nothing readable is the same as nothing
	}
}

function write(place: string, form: HTMLFormElement): void {
	const areas = [...form.querySelectorAll('textarea')].map((area) => [area.name, area.value] as const)
	try {
		localStorage.setItem(keyOf(place), JSON.stringify(Object.fromEntries(areas)))
	} catch {
		// the text stays in the form; only its copy is missing
	}
}

function drop(place: string): void {
	try {
		localStorage.removeItem(keyOf(place))
	} catch {
		// a browser that keeps nothing has nothing to drop
	}
}
