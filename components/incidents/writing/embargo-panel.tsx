import { ActionForm } from '@/components/forms/action-form'
import { TextField } from '@/components/ui/field'
import type { FormState } from '@/lib/contracts/form-state'
import { formatTime } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

type Action = (previous: FormState, form: FormData) => Promise<FormState>
type Props = { readonly incident: IncidentView; readonly embargo: Action; readonly lift: Action }

/** Keeps a report from publication until a date, for instance while other operators still patch. */
export function EmbargoPanel({ incident, embargo, lift }: Props) {
	if (!incident.may['incident.embargo'].allowed || incident.dates.publishedAt !== null) return null
	return (
		<details className="rounded border border-line bg-surface" open={incident.embargo !== null}>
			<summary className="rounded px-4 py-3 hover:bg-sunken">
				<h2 className="inline text-xl font-semibold">Embargo</h2>{' '}
				<span className="text-soft">
					{incident.embargo
						? `until ${formatTime(incident.embargo.until)}`
						: 'none: only publication makes a case public'}
				</span>
			</summary>
			<div className="space-y-4 border-t border-line px-4 py-5 sm:px-6">
				{incident.embargo ? (
					<>
						<p>Reason: {incident.embargo.reason}</p>
						<ActionForm action={lift} submit="Lift the embargo" look="quiet" hidden={{ incidentId: incident.id }} />
					</>
				) : (
					<ActionForm action={embargo} submit="Set the embargo" look="quiet" hidden={{ incidentId: incident.id }}>
						<TextField
							label="Not before (UTC)"
							name="until"
							type="datetime-local"
							hint="Publication is refused until then; the DAO works on the case meanwhile."
						/>
						<TextField label="Why it must wait" name="reason" maxLength={500} />
					</ActionForm>
				)}
			</div>
		</details>
	)
}
