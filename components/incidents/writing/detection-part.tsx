'use client'

import { choicesOf } from '@/components/ui/choices'
import { Select, TextArea, TextField } from '@/components/ui/field'
import { DETECTORS, type DetectedBy } from '@/lib/domain/incidents/vocabulary'
import { Part, type Writing } from './part'

export function DetectionPart({ writing }: { readonly writing: Writing }) {
	const { report, edit, issueAt } = writing
	return (
		<Part
			id="detection"
			title="Who noticed"
			help="Who saw it first is one thing, who reported it another; both help the next operator."
			isWritten={report.detectedBy !== 'unknown' || report.detectionDetail !== ''}
			section="detection"
			writing={writing}
		>
			<Select
				label="Who noticed first"
				name="detectedBy"
				value={report.detectedBy}
				choices={choicesOf(DETECTORS)}
				// The choices are the detectors, so the value is one.
				onChange={(event) => edit({ detectedBy: event.currentTarget.value as DetectedBy })}
			/>
			<TextArea
				label="How it was noticed"
				name="detectionDetail"
				rows={2}
				value={report.detectionDetail}
				error={issueAt('detectionDetail')}
				onChange={(event) => edit({ detectionDetail: event.currentTarget.value })}
				hint="Which alert, dashboard or message, and which one stayed silent."
			/>
			<TextField
				label="Who reported it"
				name="reportedBy"
				value={report.reportedBy}
				error={issueAt('reportedBy')}
				onChange={(event) => edit({ reportedBy: event.currentTarget.value })}
			/>
		</Part>
	)
}
