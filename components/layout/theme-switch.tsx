'use client'

import { useSyncExternalStore } from 'react'
import { Icon } from '@/components/ui/icon'
import { nextTheme, THEME_KEY, type Theme } from './theme'

const ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const
const WORDS = { system: 'as the system', light: 'light', dark: 'dark' } as const
const CHANGED = 'themechange'

function subscribe(listener: () => void): () => void {
	window.addEventListener(CHANGED, listener)
	return () => window.removeEventListener(CHANGED, listener)
}

function themeOfPage(): Theme {
	const chosen = document.documentElement.dataset.theme
	return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

function choose(theme: Theme): void {
	if (theme === 'system') delete document.documentElement.dataset.theme
	else document.documentElement.dataset.theme = theme
	try {
		localStorage.setItem(THEME_KEY, theme)
	} catch {
		// A browser that keeps nothing: the choice holds for this page.
	}
	window.dispatchEvent(new Event(CHANGED))
}

/** System, light, dark, and round again. */
export function ThemeSwitch() {
	const theme = useSyncExternalStore(subscribe, themeOfPage, () => 'system' as const)
	const next = nextTheme(theme)
	return (
		<button
			type="button"
			onClick={() => choose(next)}
			aria-label={`Theme: ${WORDS[theme]}. Change to ${WORDS[next]}`}
			title={`Theme: ${WORDS[theme]}`}
			className="no-print inline-flex size-9 items-center justify-center rounded text-soft hover:bg-sunken hover:text-ink"
		>
			<Icon name={ICONS[theme]} />
		</button>
	)
}
