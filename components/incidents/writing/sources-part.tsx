'use client'

import { TextField } from '@/components/ui/field'
import { Part, type Writing } from './part'
import { RowsEditor } from './rows-editor'

/** Sources as rows, doubts as sentences; both say how far the report can be relied on. */
export function SourcesPart({ writing }: { readonly writing: Writing }) {
	const { report, edit, issueAt } = writing
	return (
		<Part
			id="sources"
			title="Sources and doubts"
			help="Where this can be read elsewhere, and what you are not sure of."
			isWritten={report.sources.length > 0 || report.uncertainties.length > 0}
			section="sources"
			writing={writing}
		>
			<RowsEditor
				title="Sources"
				one="source"
				rows={report.sources}
				blank={() => ({ id: crypto.randomUUID(), url: '', title: '', archiveUrl: '' })}
				onChange={(sources) => edit({ sources })}
			>
				{(source, change, index) => (
					<>
						<TextField
							label="Address"
							name={`source.${source.id}.url`}
							value={source.url}
							placeholder="https://"
							error={issueAt(`sources.${index}.url`)}
							onChange={(event) => change({ url: event.currentTarget.value })}
						/>
						<div className="grid gap-3 sm:grid-cols-2">
							<TextField
								label="Title"
								name={`source.${source.id}.title`}
								value={source.title}
								onChange={(event) => change({ title: event.currentTarget.value })}
							/>
							<TextField
								label="Archived copy"
								name={`source.${source.id}.archiveUrl`}
								value={source.archiveUrl}
								error={issueAt(`sources.${index}.archiveUrl`)}
								onChange={(event) => change({ archiveUrl: event.currentTarget.value })}
							/>
						</div>
					</>
				)}
			</RowsEditor>
			<RowsEditor
				title="Doubts"
				one="doubt"
				rows={report.uncertainties.map((text, index) => ({ id: String(index), text }))}
				blank={() => ({ id: String(report.uncertainties.length), text: '' })}
				onChange={(doubts) => edit({ uncertainties: doubts.map(({ text }) => text) })}
			>
				{(doubt, change, index) => (
					<TextField
						label="What is not certain, in a sentence"
						name={`doubt.${doubt.id}`}
						value={doubt.text}
						error={issueAt(`uncertainties.${index}`)}
						onChange={(event) => change({ text: event.currentTarget.value })}
					/>
				)}
			</RowsEditor>
		</Part>
	)
}
