import type { Action } from '@/components/desk/action'
import { StepCard } from '@/components/desk/step-card'
import { ActionForm } from '@/components/forms/action-form'
import { TextArea } from '@/components/ui/field'
import { formatDay } from '@/lib/format/dates'
import type { PolicyRecord } from '@/lib/server/policy/queries/get-policy-record'

type Actions = Readonly<Record<'proposeAction' | 'withdrawAction' | 'importAction', Action>>
type Props = { readonly record: PolicyRecord; readonly actions: Actions }

/** Putting a draft to the vote, replacing it by a document, or ending it. */
export function DraftSteps({ record, actions }: Props) {
	const { version, edition, may, problems, changeNote, waitsUntil } = record
	const hidden = { version, expectedEdition: String(edition) }
	return (
		<div className="space-y-4">
			{problems.length > 0 && (
				<div className="space-y-2 rounded bg-sunken p-4">
					<p className="font-medium">Before it can be put to the vote:</p>
					<ul className="list-disc pl-5">
						{problems.map(({ path, sentence }) => (
							<li key={`${path} ${sentence}`}>
								{sentence} <code className="font-mono text-sm text-soft">{path}</code>
							</li>
						))}
					</ul>
				</div>
			)}
			{may.propose && (
				<StepCard
					title={`Put ${version} to the vote`}
					then={`Every steward with a wallet is on the roll. The draft keeps its words from then on, and is in force for new cases ${waitsUntil === null ? 'as soon as it is adopted' : `from ${formatDay(waitsUntil)}, if it is adopted by then`}.`}
				>
					<ActionForm action={actions.proposeAction} submit="Put it to the vote" hidden={hidden} />
				</StepCard>
			)}
			{may.edit && (
				<>
					<StepCard title="Bring a document" then="It takes the place of everything that the draft says." isFolded>
						<ActionForm
							action={actions.importAction}
							submit="Replace the draft"
							look="quiet"
							hidden={{ ...hidden, changeNote }}
						>
							<TextArea label="Policy as JSON" name="json" hint="As it was exported, with its rubric or without." />
						</ActionForm>
					</StepCard>
					<StepCard title="Withdraw the draft" then="It ends and stays on record with its reason." isFolded>
						<ActionForm action={actions.withdrawAction} submit="Withdraw the draft" look="danger" hidden={{ version }}>
							<TextArea label="Why it is withdrawn" name="note" />
						</ActionForm>
					</StepCard>
				</>
			)}
		</div>
	)
}
