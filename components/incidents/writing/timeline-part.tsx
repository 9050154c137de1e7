'use client'

import { Button } from '@/components/ui/button'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextArea, TextField } from '@/components/ui/field'
import type { Report, TimelineRow } from '@/lib/domain/incidents/report'
import { TIMELINE_KINDS, type TimelineKind } from '@/lib/domain/incidents/vocabulary'
import { keysOf } from '@/lib/domain/kernel/records'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { MomentField } from './moment-field'
import { Part, type Writing } from './part'
import { RowsEditor } from './rows-editor'

type Props = { readonly writing: Writing; readonly attachments: IncidentView['attachments'] }

const ORDER = keysOf(TIMELINE_KINDS)

/** The kind that is most likely next: the first one that no row has yet. */
function blank(report: Report): TimelineRow {
	const kind = ORDER.find((one) => !report.timeline.some((row) => row.kind === one)) ?? 'note'
	return { id: crypto.randomUUID(), kind, at: '', slot: null, text: '', source: '', evidence: [] }
}

export function TimelinePart({ writing, attachments }: Props) {
	const { report, edit, issueAt } = writing
	const byTime = report.timeline.toSorted((left, right) => left.at.localeCompare(right.at))
	const isSorted = byTime.every((row, index) => row === report.timeline[index])
	return (
		<Part
			id="timeline"
			title="Timeline"
			help="Moments as you know them: when it began, who noticed, when it was over."
			isWritten={report.timeline.length > 0}
			section="timeline"
			writing={writing}
		>
			<RowsEditor
				title="Moments"
				one="row"
				rows={report.timeline}
				blank={() => blank(report)}
				onChange={(timeline) => edit({ timeline })}
				aside={
					!isSorted && (
						<Button look="quiet" onClick={() => edit({ timeline: byTime })}>
							Put in order of time
						</Button>
					)
				}
			>
				{(row, change, index) => (
					<>
						<div className="grid gap-3 md:grid-cols-[1fr_12rem]">
							<MomentField
								label="Time"
								at={row.at}
								slot={row.slot}
								network={report.network}
								error={issueAt(`timeline.${index}.at`) ?? issueAt(`timeline.${index}.slot`)}
								onChange={change}
							/>
							<Select
								label="What"
								name={`timeline.${row.id}.kind`}
								value={row.kind}
								choices={choicesOf(TIMELINE_KINDS)}
								// The choices are the kinds, so the value is one.
								onChange={(event) => change({ kind: event.currentTarget.value as TimelineKind })}
							/>
						</div>
						<TextArea
							label="Told in a sentence"
							name={`timeline.${row.id}.text`}
							rows={2}
							value={row.text}
							error={issueAt(`timeline.${index}.text`)}
							onChange={(event) => change({ text: event.currentTarget.value })}
						/>
						<RowProof {...{ row, change, attachments }} issue={issueAt(`timeline.${index}.evidence`)} />
					</>
				)}
			</RowsEditor>
		</Part>
	)
}

type ProofProps = {
	readonly row: TimelineRow
	readonly change: (part: Partial<TimelineRow>) => void
	readonly attachments: Props['attachments']
	readonly issue: string | undefined
}

/** Where a moment is known from: in words, by links, by attached files. */
function RowProof({ row, change, attachments, issue }: ProofProps) {
	const links = row.evidence.filter((item) => !attachments.some((file) => file.sha256 === item))
	const files = row.evidence.filter((item) => !links.includes(item))
	return (
		<details open={row.source !== '' || row.evidence.length > 0}>
			<summary className="w-fit py-1 text-sm text-accent">Source and evidence</summary>
			<div className="space-y-3 pt-2">
				<TextField
					label="Source"
					name={`timeline.${row.id}.source`}
					value={row.source}
					hint="A log, a dashboard, a person's account."
					onChange={(event) => change({ source: event.currentTarget.value })}
				/>
				<TextArea
					label="Links that show it"
					name={`timeline.${row.id}.links`}
					rows={2}
					defaultValue={links.join('\n')}
					error={issue}
					hint="One address on each line."
					onBlur={(event) =>
						change({ evidence: [...event.currentTarget.value.split(/\s+/).filter(Boolean), ...files] })
					}
				/>
				{attachments.length > 0 && (
					<fieldset className="space-y-1">
						<legend className="font-medium">Attached files that show it</legend>
						{attachments.map((file) => (
							<label key={file.sha256} className="flex items-center gap-2 py-1">
								<input
									type="checkbox"
									className="size-5"
									checked={files.includes(file.sha256)}
									onChange={(event) =>
										change({
											evidence: event.currentTarget.checked
												? [...row.evidence, file.sha256]
												: row.evidence.filter((item) => item !== file.sha256),
										})
									}
								/>
								{file.name}
							</label>
						))}
					</fieldset>
				)}
			</div>
		</details>
	)
}
