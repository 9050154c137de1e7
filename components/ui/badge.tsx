import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'waiting' | 'active' | 'done' | 'refused'

const TONES: Readonly<Record<Tone, string>> = {
	neutral: 'bg-sunken text-soft',
	waiting: 'bg-waiting-bg text-waiting',
	active: 'bg-active-bg text-active',
	done: 'bg-done-bg text-done',
	refused: 'bg-refused-bg text-refused',
}
const MARKS: Readonly<Record<Tone, string>> = { neutral: '', waiting: '◔ ', active: '● ', done: '✓ ', refused: '✕ ' }

/** A word with a tone and a mark, so that nothing depends on colour. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
	return (
		<span className={`inline-block rounded px-2 py-0.5 text-sm font-medium whitespace-nowrap ${TONES[tone]}`}>
			<span aria-hidden="true">{MARKS[tone]}</span>
			{children}
		</span>
	)
}
