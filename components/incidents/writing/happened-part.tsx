'use client'

import { choicesOf } from '@/components/ui/choices'
import { Select, TextField } from '@/components/ui/field'
import { MarkdownField } from '@/components/ui/markdown-field'
import type { Report } from '@/lib/domain/incidents/report'
import { isUnanswered } from '@/lib/domain/incidents/report-templates'
import { INCIDENT_CLASSES, type IncidentClass } from '@/lib/domain/incidents/vocabulary'
import { MomentField } from './moment-field'
import { Part, type Writing } from './part'

const PRECISIONS = { minute: 'To the minute', day: 'Only the day is known', month: 'Only the month is known' }

/** The part that must be there before filing: what happened, and when it began. */
export function HappenedPart({ writing }: { readonly writing: Writing }) {
	const { report, edit, issueAt } = writing
	return (
		<Part
			id="what-happened"
			title="What happened"
			help="Begin here. A title and a few lines are enough to file; everything else can follow."
			isWritten={report.title !== '' && !isUnanswered(report.whatHappened)}
			isRequired
			section="what_happened"
			writing={writing}
		>
			<TextField
				label="Title"
				name="title"
				value={report.title}
				maxLength={200}
				error={issueAt('title')}
				onChange={(event) => edit({ title: event.currentTarget.value })}
				hint="One line that a colleague would understand."
			/>
			<MarkdownField
				label="What happened"
				name="whatHappened"
				rows={8}
				value={report.whatHappened}
				error={issueAt('whatHappened')}
				onChange={(whatHappened) => edit({ whatHappened })}
				hint="Tell it in order, without blame. Markdown works."
			/>
			<MomentField
				label="When it began"
				at={report.occurredAt}
				slot={null}
				network={report.network}
				error={issueAt('occurredAt')}
				onChange={({ at }) => at !== '' && edit({ occurredAt: at })}
			/>
			<div className="grid gap-5 sm:grid-cols-3">
				<Select
					label="How exactly this is known"
					name="occurredPrecision"
					value={report.occurredPrecision}
					choices={choicesOf(PRECISIONS)}
					onChange={(event) =>
						// The choices are the precisions, so the value is one; likewise below.
						edit({ occurredPrecision: event.currentTarget.value as Report['occurredPrecision'] })
					}
				/>
				<Select
					label="Class"
					name="incidentClass"
					value={report.incidentClass}
					choices={choicesOf(INCIDENT_CLASSES)}
					onChange={(event) => edit({ incidentClass: event.currentTarget.value as IncidentClass })}
				/>
				<TextField
					label="Network"
					name="network"
					value={report.network}
					maxLength={80}
					error={issueAt('network')}
					onChange={(event) => edit({ network: event.currentTarget.value })}
				/>
			</div>
		</Part>
	)
}
