import { ActionForm } from '@/components/forms/action-form'
import { aboutChoices } from '@/components/incidents/discussion/about'
import { closedInWords } from '@/components/incidents/discussion/closed-discussion'
import { Discussion } from '@/components/incidents/discussion/discussion'
import { Disclosure } from '@/components/ui/disclosure'
import { Select, TextArea } from '@/components/ui/field'
import { Empty, Section } from '@/components/ui/section'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { Action } from './action'

type Props = {
	readonly incident: IncidentView
	/** What a new comment is about to begin with. */
	readonly about?: string | undefined
	readonly action: Action
}

/** The discussion of a case with a place to answer each remark and to start a thread on any part of the report. */
export function Talk({ incident, about = 'case', action }: Props) {
	const { id, comments, may } = incident
	const closed = closedInWords(incident)
	const isOpen = may['incident.comment'].allowed && closed === null
	const choices = aboutChoices(incident)
	const chosen = choices.some(({ value }) => value === about) ? about : 'case'
	return (
		<>
			{isOpen ? (
				<Section id="new" title="Start a thread">
					<ActionForm action={action} submit="Add the comment" keepAs={`comment.${id}`} hidden={{ incidentId: id }}>
						<Select label="About" name="about" choices={choices} defaultValue={chosen} />
						<TextArea label="Comment" name="body" hint="Markdown. It stays on the record under your name." />
					</ActionForm>
				</Section>
			) : (
				<Empty>{closed ?? may['incident.comment'].because}</Empty>
			)}
			<Section id="comments" title="What was said">
				{comments.length === 0 && <Empty>Nobody has commented yet.</Empty>}
				<Discussion
					incident={incident}
					casePage={`/desk/cases/${id}`}
					{...(isOpen && {
						answer: (remark) => (
							<Disclosure summary={`Answer ${remark.author}`}>
								<ActionForm
									action={action}
									submit="Add the answer"
									look="quiet"
									keepAs={`answer.${remark.id}`}
									hidden={{ incidentId: id, answers: remark.id }}
								>
									<TextArea label="Answer" name="body" />
								</ActionForm>
							</Disclosure>
						),
					})}
				/>
			</Section>
		</>
	)
}
