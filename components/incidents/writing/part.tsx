'use client'

import type { ReactNode } from 'react'
import { choicesOf } from '@/components/ui/choices'
import { Select } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import type { Report, SectionKey } from '@/lib/domain/incidents/report'
import { VISIBILITIES, type Visibility } from '@/lib/domain/incidents/vocabulary'

/** What every part of the form works on. */
export type Writing = {
	readonly report: Report
	readonly edit: (change: Partial<Report>) => void
	/** What the server said about a field, by its path in the report: `timeline.2.at`. */
	readonly issueAt: (path: string) => string | undefined
}

type Props = {
	/** Names the part; no field of the form has the same id. */
	readonly id: string
	readonly title: string
	/** One line of help. */
	readonly help: string
	readonly isWritten: boolean
	/** Required ones stand open; the rest opens when one gets to it, or when something is in it. */
	readonly isRequired?: boolean
	readonly section?: SectionKey
	readonly writing: Writing
	readonly children: ReactNode
}

/** One part of the report: what it asks, who may read it, and whether something stands there yet. */
export function Part({ id, title, help, isWritten, isRequired = false, section, writing, children }: Props) {
	return (
		<details id={`part-${id}`} open={isRequired || isWritten} className="group rounded border border-line bg-surface">
			<summary className="flex list-none flex-wrap items-center gap-x-3 gap-y-1 rounded px-4 py-3 hover:bg-sunken [&::-webkit-details-marker]:hidden">
				<Icon name="right" className="size-4 text-soft group-open:rotate-90" />
				<h2 className="text-xl font-semibold">{title}</h2>
				<span className="ml-auto flex items-center gap-1 text-sm text-soft">
					{isWritten && <Icon name="done" className="size-3.5 text-done" />}
					{isWritten ? 'Written' : isRequired ? 'Needed before filing' : 'Can follow later'}
				</span>
				<span className="w-full pl-7 text-soft">{help}</span>
			</summary>
			<div className="space-y-5 border-t border-line px-4 py-5 sm:px-6">
				{children}
				{section && <PartVisibility {...{ section, title, writing }} />}
			</div>
		</details>
	)
}

function PartVisibility({ section, title, writing }: { section: SectionKey; title: string; writing: Writing }) {
	const { visibility } = writing.report
	return (
		<Select
			label={`Who may read “${title}”`}
			name={`visibility.${section}`}
			value={visibility[section] ?? 'public'}
			choices={choicesOf(VISIBILITIES)}
			onChange={(event) =>
				// The choices are the visibilities, so the value is one.
				writing.edit({ visibility: { ...visibility, [section]: event.currentTarget.value as Visibility } })
			}
		/>
	)
}
