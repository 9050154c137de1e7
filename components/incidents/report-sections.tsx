import Link from 'next/link'
import type { ReactNode } from 'react'
import { Prose } from '@/components/ui/prose'
import { Empty, Facts, Section } from '@/components/ui/section'
import { isDiscussionOpen } from '@/lib/domain/incidents/discussion'
import { DETECTORS } from '@/lib/domain/incidents/vocabulary'
import { listed } from '@/lib/format/words'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { remarksOn } from './discussion/about'
import { FactorsOfCase } from './factors-of-case'
import { FilesOfCase } from './files-of-case'
import { ImpactOfCase } from './impact-of-case'
import { RemediationOfCase } from './remediation-of-case'
import { partsShown, type ReportPartId } from './report-parts'
import { SourcesOfCase } from './sources-of-case'
import { TimelineOfCase } from './timeline-of-case'
import { ValidatorsOfCase } from './validators-of-case'

type Props = { readonly incident: IncidentView }

/** The report in the order in which one would ask. */
export function ReportSections({ incident }: Props) {
	const { shown, silent } = partsShown(incident)
	return (
		<>
			{shown.map(({ id, title, section, holds }) => (
				<Section key={id} id={id} title={title} aside={<Remarks incident={incident} about={section} />}>
					{incident.hiddenSections.includes(section) ? (
						<Empty>The operator keeps this section from the public. Its hash is part of the revision.</Empty>
					) : holds(incident.report) === '' ? (
						<Empty>Nothing is recorded here yet.</Empty>
					) : (
						CONTENTS[id]({ incident })
					)}
				</Section>
			))}
			{incident.attachments.length > 0 && (
				<Section id="files" title="Files">
					<FilesOfCase incident={incident} />
				</Section>
			)}
			{silent.length > 0 && (
				<p className="border-t border-line pt-6 text-soft">The sources of this case say nothing on {listed(silent)}.</p>
			)}
		</>
	)
}

/** How many comments a section has, and a way to add one for those who may. */
function Remarks({ incident, about }: Props & { readonly about: string }) {
	const remarks = remarksOn(incident.comments, about)
	const isOpen = incident.may['incident.comment'].allowed && isDiscussionOpen(incident.state)
	return (
		<span className="no-print flex gap-3 text-sm">
			{remarks && <a href={remarks.href}>{remarks.label}</a>}
			{isOpen && <Link href={`/desk/cases/${incident.id}/discussion?about=${about}`}>Comment on this</Link>}
		</span>
	)
}

const CONTENTS: Readonly<Record<ReportPartId, (props: Props) => ReactNode>> = {
	'what-happened': ({ incident }) => <Prose text={incident.report.whatHappened} />,
	timeline: ({ incident }) => <TimelineOfCase incident={incident} />,
	detection: ({ incident: { report } }) => (
		<Facts
			rows={[
				['Noticed by', DETECTORS[report.detectedBy]],
				['How', report.detectionDetail],
				['Reported by', report.reportedBy],
			]}
		/>
	),
	cause: ({ incident: { report } }) => (
		<>
			<Prose text={report.proximateCause} />
			<FactorsOfCase report={report} />
		</>
	),
	surprise: ({ incident }) => <Prose text={incident.report.whySurprised} />,
	validators: ({ incident }) => <ValidatorsOfCase validators={incident.report.validators} />,
	impact: ({ incident }) => <ImpactOfCase report={incident.report} />,
	remediation: ({ incident }) => <RemediationOfCase incident={incident} />,
	lessons: ({ incident }) => <Prose text={incident.report.lessons} />,
	sources: ({ incident }) => <SourcesOfCase report={incident.report} />,
}
