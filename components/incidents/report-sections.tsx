import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Prose } from '@/components/ui/prose'
import { Empty, Facts, Section } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import type { Report, SectionKey } from '@/lib/domain/incidents/report'
import { CAUSES, DETECTORS, REMEDIATION_STATES } from '@/lib/domain/incidents/vocabulary'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { ImpactOfCase } from './impact-of-case'
import { TimelineOfCase } from './timeline-of-case'

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
				<TimelineOfCase incident={incident} />
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
				<ImpactOfCase report={report} />
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
