import type { ReactNode } from 'react'
import { Timeline } from '@/components/charts/timeline'
import { Badge } from '@/components/ui/badge'
import { Prose } from '@/components/ui/prose'
import { Empty, Facts, Section } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import type { Report, SectionKey } from '@/lib/domain/incidents/report'
import {
	CAUSES,
	COMPENSATION_CHANNELS,
	DETECTORS,
	REMEDIATION_STATES,
	TIMELINE_KINDS,
} from '@/lib/domain/incidents/vocabulary'
import { formatDuration, formatTime } from '@/lib/format/dates'
import { formatEth, shorten } from '@/lib/format/numbers'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

type Props = { readonly incident: IncidentView }

function Part({
	id,
	title,
	incident,
	section,
	isEmpty,
	children,
}: Props & { id: string; title: string; section: SectionKey; isEmpty: boolean; children: ReactNode }) {
	const isHidden = incident.hiddenSections.includes(section)
	return (
		<Section id={id} title={title}>
			{isHidden && <Empty>The operator keeps this section from the public. Its hash is part of the revision.</Empty>}
			{!isHidden && isEmpty && <Empty>Nothing is recorded here.</Empty>}
			{!isHidden && !isEmpty && children}
		</Section>
	)
}

/** The report in the order in which one would ask. */
export function ReportSections({ incident }: Props) {
	const { report } = incident
	return (
		<>
			<Part
				id="what-happened"
				title="What happened"
				incident={incident}
				section="what_happened"
				isEmpty={report.whatHappened === ''}
			>
				<Prose text={report.whatHappened} />
			</Part>
			<Part
				id="timeline"
				title="Timeline"
				incident={incident}
				section="timeline"
				isEmpty={report.timeline.length === 0}
			>
				<TimelineRows incident={incident} />
			</Part>
			<Part id="detection" title="How it was noticed" incident={incident} section="detection" isEmpty={false}>
				<Facts
					rows={[
						['Noticed by', DETECTORS[report.detectedBy]],
						['How', report.detectionDetail],
						['Reported by', report.reportedBy],
					]}
				/>
			</Part>
			<Part
				id="cause"
				title="Why it happened"
				incident={incident}
				section="cause"
				isEmpty={report.proximateCause === '' && report.contributingFactors.length === 0}
			>
				<Prose text={report.proximateCause} />
				<Factors report={report} />
			</Part>
			<Part
				id="surprise"
				title="Why we were surprised"
				incident={incident}
				section="surprise"
				isEmpty={report.whySurprised === ''}
			>
				<Prose text={report.whySurprised} />
			</Part>
			<Part
				id="impact"
				title="Impact"
				incident={incident}
				section="impact"
				isEmpty={report.impact.length === 0 && report.compensation.length === 0}
			>
				<ImpactRows report={report} />
			</Part>
			<Part
				id="remediation"
				title="Remediation"
				incident={incident}
				section="remediation"
				isEmpty={report.remediation.length === 0}
			>
				<RemediationRows incident={incident} />
			</Part>
			<Part id="lessons" title="Lessons" incident={incident} section="lessons" isEmpty={report.lessons === ''}>
				<Prose text={report.lessons} />
			</Part>
			<Part
				id="sources"
				title="Sources and doubts"
				incident={incident}
				section="sources"
				isEmpty={report.sources.length === 0 && report.uncertainties.length === 0}
			>
				<ul className="list-disc space-y-1 pl-5">
					{report.sources.map((source) => (
						<li key={source.id} className="break-all">
							{source.url.startsWith('http') ? (
								<a href={source.url} rel="nofollow noopener">
									{source.title || source.url}
								</a>
							) : (
								source.url
							)}
						</li>
					))}
					{report.uncertainties.map((doubt) => (
						<li key={doubt}>
							<Badge tone="waiting">Uncertain</Badge> {doubt}
						</li>
					))}
				</ul>
			</Part>
		</>
	)
}

function TimelineRows({ incident: { report, times } }: Props) {
	const marks = report.timeline
		.filter((row) => row.kind !== 'note')
		.map((row) => ({ kind: row.kind, label: TIMELINE_KINDS[row.kind], at: Date.parse(row.at) }))
	const known = Object.entries(times).filter((entry): entry is [string, number] => entry[1] !== null)
	return (
		<>
			<Timeline marks={marks} />
			<Table
				caption="Timeline"
				head={['Time', 'What', 'Told', 'Source']}
				rows={report.timeline.map((row) => [
					<time key="at" id={`row-${row.id}`} dateTime={row.at} className="whitespace-nowrap">
						{formatTime(row.at)}
					</time>,
					TIMELINE_KINDS[row.kind],
					row.text,
					row.source,
				])}
			/>
			{known.length > 0 && (
				<p className="text-soft">{known.map(([name, ms]) => `Time to ${name}: ${formatDuration(ms)}`).join('. ')}.</p>
			)}
		</>
	)
}

function Factors({ report }: { readonly report: Report }) {
	return (
		<ul className="space-y-2">
			{report.contributingFactors.map((factor) => (
				<li key={factor.id} id={`factor-${factor.id}`}>
					<strong>{CAUSES[factor.cause]}</strong>{' '}
					{factor.riskIds.map((risk) => (
						<Badge key={risk}>ValOS {risk}</Badge>
					))}{' '}
					{factor.text}
				</li>
			))}
		</ul>
	)
}

function ImpactRows({ report }: { readonly report: Report }) {
	return (
		<>
			{report.impact.length > 0 && (
				<Table
					caption="Loss, from estimate to actual"
					head={['Figure', 'Loss', 'Method', 'By', 'Note']}
					rows={report.impact.map((figure) => [
						figure.kind === 'actual' ? 'Actual' : 'Estimate',
						<span key="loss" className="whitespace-nowrap font-medium">
							{formatEth(figure.lossGwei)}
						</span>,
						figure.method,
						figure.author,
						figure.note,
					])}
				/>
			)}
			{report.compensation.length > 0 && (
				<Table
					caption="Compensation"
					head={['Paid by', 'How', 'Amount', 'Note']}
					rows={report.compensation.map((paid) => [
						paid.payer,
						COMPENSATION_CHANNELS[paid.channel],
						paid.amountGwei === null ? 'Not known' : formatEth(paid.amountGwei),
						[paid.note, paid.transaction && shorten(paid.transaction)].filter(Boolean).join(' '),
					])}
				/>
			)}
		</>
	)
}

function RemediationRows({ incident }: Props) {
	return (
		<Table
			caption="Remediation"
			head={['Item', 'Owner', 'Due', 'State', 'Verified']}
			rows={incident.report.remediation.map((item) => {
				const check = incident.checks.findLast((candidate) => candidate.itemId === item.id)
				return [
					item.text,
					item.owner,
					item.dueOn ?? 'No date',
					REMEDIATION_STATES[item.state],
					check ? `${check.isSatisfied ? 'Satisfactory' : 'Not satisfactory'}: ${check.why} (${check.by})` : 'Not yet',
				]
			})}
		/>
	)
}
