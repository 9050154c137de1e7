'use client'

import { choicesOf } from '@/components/ui/choices'
import { TextArea } from '@/components/ui/field'
import { MarkdownField } from '@/components/ui/markdown-field'
import { Picker, type PickerChoice } from '@/components/ui/picker'
import type { ContributingFactor, Report } from '@/lib/domain/incidents/report'
import { CAUSES, type Cause, TIMELINE_KINDS } from '@/lib/domain/incidents/vocabulary'
import { VALOS_RISKS_IN_USE } from '@/lib/domain/standards/valos-risks'
import { formatTime } from '@/lib/format/dates'
import { Part, type Writing } from './part'
import { RowsEditor } from './rows-editor'

const RISKS: readonly PickerChoice[] = VALOS_RISKS_IN_USE.map(({ id, title, description }) => ({
	value: id,
	label: `${id}: ${title}`,
	description,
}))
const CAUSE_CHOICES = choicesOf(CAUSES)

function blank(): ContributingFactor {
	return { id: crypto.randomUUID(), cause: 'undescriptive', text: '', timelineRowIds: [], riskIds: [] }
}

export function CausePart({ writing }: { readonly writing: Writing }) {
	const { report, edit, issueAt } = writing
	return (
		<Part
			id="cause"
			title="Why it happened"
			help="What set it off, and what let it: conditions rather than people."
			isWritten={report.proximateCause !== '' || report.contributingFactors.length > 0}
			section="cause"
			writing={writing}
		>
			<MarkdownField
				label="What set it off"
				name="proximateCause"
				value={report.proximateCause}
				error={issueAt('proximateCause')}
				onChange={(proximateCause) => edit({ proximateCause })}
			/>
			<RowsEditor
				title="What let it happen"
				one="factor"
				rows={report.contributingFactors}
				blank={blank}
				onChange={(contributingFactors) => edit({ contributingFactors })}
			>
				{(factor, change, index) => (
					<>
						<Picker
							label="Cause"
							choices={CAUSE_CHOICES}
							picked={factor.cause === 'undescriptive' ? [] : [factor.cause]}
							isSingle
							// The choices are the causes, so what is picked is one.
							onChange={([cause = 'undescriptive']) => change({ cause: cause as Cause })}
						/>
						<TextArea
							label="In words"
							name={`factor.${factor.id}.text`}
							rows={2}
							value={factor.text}
							error={issueAt(`contributingFactors.${index}.text`)}
							onChange={(event) => change({ text: event.currentTarget.value })}
						/>
						<Picker
							label="ValOS risks"
							hint="Search by code or by word: slashing, keys, provider."
							choices={RISKS}
							picked={factor.riskIds}
							onChange={(riskIds) => change({ riskIds })}
						/>
						<ShownBy {...{ factor, change, report }} />
					</>
				)}
			</RowsEditor>
		</Part>
	)
}

type ShownByProps = {
	readonly factor: ContributingFactor
	readonly change: (part: Partial<ContributingFactor>) => void
	readonly report: Report
}

/** The moments of the timeline that show the factor at work. */
function ShownBy({ factor, change, report }: ShownByProps) {
	const rows = report.timeline.filter((row) => row.at !== '')
	if (rows.length === 0) return null
	return (
		<Picker
			label="Moments that show it"
			choices={rows.map((row) => ({
				value: row.id,
				label: `${formatTime(row.at)}: ${TIMELINE_KINDS[row.kind]}`,
				description: row.text.slice(0, 120),
			}))}
			picked={factor.timelineRowIds}
			onChange={(timelineRowIds) => change({ timelineRowIds })}
		/>
	)
}
