import Link from 'next/link'
import type { ReactNode } from 'react'
import { Prose } from '@/components/ui/prose'
import { CAUSES, DETECTORS, REMEDIATION_STATES, TIMELINE_KINDS } from '@/lib/domain/incidents/vocabulary'
import { formatDuration, formatTime } from '@/lib/format/dates'
import { formatEth } from '@/lib/format/numbers'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { LinkableFact } from './rating-form'

/** The facts of a case that a grade can be linked to. */
export function linkableFacts({ report, attachments }: IncidentView): readonly LinkableFact[] {
	return [
		...report.timeline.map(({ id, kind, at, text }) => ({
			id,
			label: `${formatTime(at)}, ${TIMELINE_KINDS[kind].toLowerCase()}: ${text}`,
		})),
		...report.contributingFactors.map(({ id, cause, text }) => ({ id, label: `${CAUSES[cause]}: ${text}` })),
		...attachments.map(({ id, name }) => ({ id, label: `File ${name}` })),
	]
}

/** The report in short, to be read beside a form. */
export function CaseFacts({ incident }: { readonly incident: IncidentView }) {
	const { report, times } = incident
	const loss = report.impact.findLast(({ kind }) => kind === 'actual') ?? report.impact.at(-1)
	const silence = times.detect
	return (
		<div className="space-y-4 text-sm">
			<div className="[&_.prose]:text-sm">
				<Prose text={report.whatHappened || 'Nothing is written about what happened.'} />
			</div>
			<dl className="space-y-2">
				<Fact name="Noticed by">
					{DETECTORS[report.detectedBy]}
					{silence != null && `, after ${formatDuration(silence)}`}
				</Fact>
				<Fact name="Validators">{report.validators.count ?? 'Not known'}</Fact>
				<Fact name="Loss">{loss ? `${formatEth(loss.lossGwei)} (${loss.kind})` : 'Not known'}</Fact>
				{report.proximateCause !== '' && <Fact name="What set it off">{report.proximateCause}</Fact>}
			</dl>
			<ol className="space-y-1.5 border-l-2 border-line pl-3">
				{report.timeline.map(({ id, kind, at, text }) => (
					<li key={id}>
						<time dateTime={at} className="text-soft">
							{formatTime(at)}
						</time>
						<br />
						<span className="font-medium">{TIMELINE_KINDS[kind]}</span> {text}
					</li>
				))}
			</ol>
			{report.remediation.length > 0 && (
				<ul className="list-disc space-y-1 pl-4">
					{report.remediation.map(({ id, text, state }) => (
						<li key={id}>
							{text} <span className="text-soft">({REMEDIATION_STATES[state].toLowerCase()})</span>
						</li>
					))}
				</ul>
			)}
			<p>
				<Link href={`/desk/cases/${incident.id}`}>The whole case</Link>
			</p>
		</div>
	)
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
	return (
		<div>
			<dt className="text-soft">{name}</dt>
			<dd className="break-words">{children}</dd>
		</div>
	)
}
