import { ProgressDot } from '@/components/ui/progress-dot'
import { casePath, type PathStage, STAGES } from '@/lib/domain/incidents/case-path'
import { formatDay } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { nextStepInWords } from './next-step'

const WORDS: Readonly<Record<PathStage['progress'], string>> = {
	done: 'done',
	current: 'now',
	skipped: 'skipped',
	ahead: 'ahead',
}

type Props = {
	readonly incident: Pick<IncidentView, 'state' | 'steps' | 'treatment' | 'awaited' | 'embargo' | 'measures'>
}

/** Where the case stands on its way, and who acts next by when. */
export function CasePath({ incident }: Props) {
	const { stages, reopenedAt } = casePath(incident.state, incident.steps)
	return (
		<div className="space-y-3">
			<p className="text-lg">{nextStepInWords(incident)}</p>
			{reopenedAt !== null && (
				<p className="text-soft">
					Reopened on {formatDay(reopenedAt)}; this is treatment {incident.treatment}, and the path is its own.
				</p>
			)}
			<ol aria-label="The path of this case" className="flex flex-col md:flex-row">
				{stages.map((stage) => (
					<Stage key={stage.stage} stage={stage} isAlone={stages.length === 1} />
				))}
			</ol>
		</div>
	)
}

function Stage({ stage, isAlone }: { readonly stage: PathStage; readonly isAlone: boolean }) {
	const { progress, since } = stage
	const isCurrent = progress === 'current'
	const rail = progress === 'ahead' || progress === 'skipped' ? 'border-dashed border-edge' : 'border-ink'
	return (
		<li
			aria-current={isCurrent ? 'step' : undefined}
			className={`flex min-w-0 items-center gap-2 py-0.5 md:flex-1 md:flex-col md:items-start md:gap-0.5 md:py-0 md:pt-2 md:pr-2 ${isAlone ? '' : `md:border-t-2 ${rail}`}`}
		>
			<span className={`flex items-center gap-1.5 ${isCurrent ? 'font-semibold' : 'text-soft'}`}>
				<ProgressDot progress={progress} />
				<span className={progress === 'skipped' ? 'line-through' : ''}>{STAGES[stage.stage]}</span>
				<span className="sr-only">: {WORDS[progress]}</span>
			</span>
			{since !== null && (
				<time dateTime={since} className="text-sm text-soft md:pl-6">
					{formatDay(since)}
				</time>
			)}
		</li>
	)
}
