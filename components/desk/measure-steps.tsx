import Link from 'next/link'
import { formatDay } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'
import { Enact, Keep, StartReview } from './measure-forms'

type Names = 'enactAction' | 'reviewAction' | 'keepAction'
type Actions = Readonly<Record<Names, Action>>
type Props = { readonly incident: IncidentView; readonly actions: Actions }

/** Bringing a measure into force and reviewing it; the rest of its life has a page of its own. */
export function MeasureSteps({ incident, actions }: Props) {
	if (!incident.may['measure.conduct'].allowed) return null
	const { ladder } = incident.policy
	return incident.measures
		.filter(({ endedAt }) => endedAt === null)
		.map(({ id, kind, state, reviewAt }) => {
			const name = (ladder.find((step) => step.key === kind)?.name ?? kind).toLowerCase()
			const when = reviewAt === null ? 'No date is set for it.' : `It starts by itself on ${formatDay(reviewAt)}.`
			return (
				<div key={id} className="space-y-2">
					{state === 'planned' && <Enact measure={{ id, name }} action={actions.enactAction} />}
					{state === 'in_force' && <StartReview measure={{ id, name }} action={actions.reviewAction} when={when} />}
					{state === 'under_review' && <Keep measure={{ id, name }} action={actions.keepAction} />}
					<p>
						<Link href={`/desk/measures/${id}`}>Conditions, breach, escalation and lifting of the {name}</Link>
					</p>
				</div>
			)
		})
}
