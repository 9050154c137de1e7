import type { ReactNode } from 'react'
import { Icon } from './icon'

export type Tone = 'neutral' | 'waiting' | 'active' | 'done' | 'refused'

const TONES: Readonly<Record<Tone, string>> = {
	neutral: 'border-line bg-sunken text-soft',
	waiting: 'border-waiting/30 bg-waiting-bg text-waiting',
	active: 'border-active/30 bg-active-bg text-active',
	done: 'border-done/30 bg-done-bg text-done',
	refused: 'border-refused/30 bg-refused-bg text-refused',
}

/** A word with a tone and a drawing, so that nothing depends on colour. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
	return (
		<span
			className={`inline-flex items-center gap-1 rounded-full border px-2 text-sm leading-6 font-medium whitespace-nowrap ${TONES[tone]}`}
		>
			{tone !== 'neutral' && <Icon name={tone} className="size-3.5" />}
			<span>{children}</span>
		</span>
	)
}
