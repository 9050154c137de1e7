'use client'

import { Button } from '@/components/ui/button'
import type { Report } from '@/lib/domain/incidents/report'
import type { Contest, DraftKeeper } from './draft-keeper'

const NAMES: Readonly<Record<keyof Report, string>> = {
	title: 'Title',
	incidentClass: 'Class',
	network: 'Network',
	occurredAt: 'When it began',
	occurredPrecision: 'How exactly the beginning is known',
	whatHappened: 'What happened',
	timeline: 'A row of the timeline',
	detectedBy: 'Who noticed first',
	detectionDetail: 'How it was noticed',
	reportedBy: 'Who reported it',
	proximateCause: 'What set it off',
	contributingFactors: 'A contributing factor',
	whySurprised: 'Why we were surprised',
	validators: 'Validators affected',
	impact: 'A figure of the loss',
	compensation: 'A payment',
	remediation: 'A remediation step',
	lessons: 'Lessons',
	sources: 'A source',
	uncertainties: 'Doubts',
	visibility: 'Who may read what',
}

type Props = { readonly report: Report; readonly contest: Contest; readonly keeper: DraftKeeper }

/** What two people have changed in different ways, side by side, for a person to choose. */
export function ContestPanel({ report, contest, keeper }: Props) {
	return (
		<section role="alert" className="space-y-4 rounded border-2 border-waiting bg-surface p-4">
			<h2 className="text-xl font-semibold">Two versions of the same part</h2>
			<p>
				While you were writing, somebody else saved. What only one of you changed is in the form already; here you both
				did.
			</p>
			{contest.fields.map((name) => {
				const [field = '', id] = name.split('/')
				const key = field as keyof Report // the names come from the report's own fields
				return (
					<div key={name} className="space-y-2">
						<h3 className="font-semibold">{NAMES[key]}</h3>
						<div className="grid gap-3 sm:grid-cols-2">
							<Version title="Yours" value={pick(report[key], id)} />
							<Version title="Theirs" value={pick(contest.theirs[key], id)} />
						</div>
					</div>
				)
			})}
			<div className="flex flex-wrap gap-3">
				<Button onClick={() => keeper.settle('ours')}>Keep mine</Button>
				<Button look="quiet" onClick={() => keeper.settle('theirs')}>
					Take theirs
				</Button>
			</div>
		</section>
	)
}

function pick(value: unknown, id: string | undefined): string {
	if (id === undefined) return inWords(value)
	// Only lists of rows are contested row by row.
	const row = (value as readonly { id: string }[]).find((candidate) => candidate.id === id)
	return row === undefined ? 'Taken away' : inWords({ ...row, id: undefined })
}

function inWords(value: unknown): string {
	if (typeof value === 'string') return value
	if (typeof value !== 'object' || value === null) return String(value ?? 'Nothing')
	return Object.entries(value)
		.filter(([, part]) => part !== undefined && part !== null && part !== '' && String(part) !== '')
		.map(([name, part]) => `${name}: ${inWords(part)}`)
		.join('\n')
}

function Version({ title, value }: { readonly title: string; readonly value: string }) {
	return (
		<div className="rounded border border-line p-3">
			<p className="text-sm font-medium text-soft">{title}</p>
			<p className="break-words whitespace-pre-wrap">{value || 'Nothing'}</p>
		</div>
	)
}
