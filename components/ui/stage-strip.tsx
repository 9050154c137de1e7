import type { ReactNode } from 'react'
import { ProgressDot } from './progress-dot'

export type StripStage = {
	readonly key: string
	readonly name: string
	readonly progress: 'done' | 'current' | 'ahead'
	readonly when: ReactNode
	readonly words: string
}

const SAID: Readonly<Record<StripStage['progress'], string>> = { done: 'done', current: 'now', ahead: 'ahead' }

/** Stages in a row, on a phone one below the other: behind, now and ahead, each with what happens in it. */
export function StageStrip({ label, stages }: { readonly label: string; readonly stages: readonly StripStage[] }) {
	return (
		<ol aria-label={label} className="flex flex-col gap-3 md:flex-row md:gap-0">
			{stages.map(({ key, name, progress, when, words }) => (
				<li
					key={key}
					aria-current={progress === 'current' ? 'step' : undefined}
					className={`min-w-0 md:flex-1 md:border-t-2 md:pt-2 md:pr-4 ${progress === 'ahead' ? 'border-dashed border-edge' : 'border-ink'}`}
				>
					<p className={`flex items-center gap-1.5 ${progress === 'current' ? 'font-semibold' : ''}`}>
						<ProgressDot progress={progress} />
						{name}
						<span className="sr-only">: {SAID[progress]}</span>
					</p>
					<p className="pl-6 text-sm">{when}</p>
					<p className="pl-6 text-sm text-soft">{words}</p>
				</li>
			))}
		</ol>
	)
}
