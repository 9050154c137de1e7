'use client'

import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { CommandResult } from '@/lib/server/kernel/define-command'
import { CausePart } from './cause-part'
import { ContestPanel } from './contest-panel'
import { DetectionPart } from './detection-part'
import { FilePanel } from './file-panel'
import { HappenedPart } from './happened-part'
import { CompensationPart, ImpactPart, ValidatorsPart } from './harm-parts'
import { LessonsPart, RemediationPart, SurprisePart } from './lessons-parts'
import type { Writing } from './part'
import { RevisePanel } from './revise-panel'
import { SaveState } from './save-state'
import { SourcesPart } from './sources-part'
import { TimelinePart } from './timeline-part'
import { useDraft } from './use-draft'

type Version = { readonly version: number }

type Props = {
	readonly incident: IncidentView
	readonly actions: {
		readonly save: (input: unknown) => Promise<CommandResult<Version>>
		readonly revise: (input: unknown) => Promise<CommandResult<Version>>
		readonly file: (input: unknown) => Promise<CommandResult<unknown>>
		readonly latest: (input: unknown) => Promise<IncidentView | null>
	}
}

/** The report in the order of memory: what, when, who noticed, what was hit, what is done, why. */
export function ReportEditor({ incident, actions }: Props) {
	const isDraft = incident.state === 'draft'
	const incidentId = incident.id
	const { keeper, state } = useDraft({
		incidentId,
		report: incident.report,
		version: incident.version,
		isAutomatic: isDraft,
		save: (change) =>
			isDraft
				? actions.save({ incidentId, ...change })
				: actions.revise({ incidentId, ...change, reason: reasonOf(document) }),
		readLatest: () => actions.latest({ ref: incidentId }),
	})
	const writing: Writing = {
		report: state.report,
		edit: keeper.edit,
		issueAt: (path) => state.issues.find((issue) => issue.path === `report.${path}`)?.message,
	}
	return (
		<div className="space-y-4">
			<SaveState state={state} keeper={keeper} isAutomatic={isDraft} />
			<noscript>
				<p className="rounded border-l-4 border-waiting bg-waiting-bg px-4 py-3 text-waiting">
					Writing a report needs JavaScript, because it is saved while you write. Reading does not.
				</p>
			</noscript>
			{state.contest && <ContestPanel report={state.report} contest={state.contest} keeper={keeper} />}
			<HappenedPart writing={writing} />
			<TimelinePart writing={writing} attachments={incident.attachments} />
			<DetectionPart writing={writing} />
			<ValidatorsPart writing={writing} />
			<ImpactPart writing={writing} />
			<CompensationPart writing={writing} />
			<RemediationPart writing={writing} />
			<CausePart writing={writing} />
			<SurprisePart writing={writing} />
			<LessonsPart writing={writing} />
			<SourcesPart writing={writing} />
			{isDraft ? (
				<FilePanel incidentId={incidentId} keeper={keeper} state={state} file={actions.file} />
			) : (
				<RevisePanel keeper={keeper} state={state} incident={incident} />
			)}
		</div>
	)
}

/** The reason stands in a field of its own beside the report; it is read at the moment of saving. */
function reasonOf(page: Document): string {
	const field = page.getElementById('revision-reason')
	return field instanceof HTMLInputElement ? field.value : ''
}
