import type { Action } from '@/components/desk/action'
import { ActionForm } from '@/components/forms/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { TextArea } from '@/components/ui/field'
import { rubricFields } from '@/lib/domain/assessment/rubric-fields'
import { policyFields, spelledOut, valueAt } from '@/lib/domain/policy/document-fields'
import type { PolicyRecord } from '@/lib/server/policy/queries/get-policy-record'
import { DocumentInput } from './document-input'

type Props = { readonly record: PolicyRecord; readonly action: Action }

/** Every field of a draft, folded by what it is about. It is saved as it stands, whether it could be voted on or not. */
export function DraftForm({ record, action }: Props) {
	const { version, edition, rubric, changeNote } = record
	// A first day that is over cannot be voted on; the form offers one that can.
	const document = spelledOut({ ...record.document, effectiveFrom: record.firstDayOffered })
	const fields = [
		...policyFields(document).map((field) => ({ field, of: 'document', value: valueAt(document, field.path) })),
		...rubricFields(rubric).map((field) => ({ field, of: 'rubric', value: valueAt(rubric, field.path) })),
	]
	const sections = [...new Set(fields.map(({ field }) => field.section))]
	return (
		<ActionForm
			key={edition}
			action={action}
			submit="Save the draft"
			hidden={{ version, expectedEdition: String(edition) }}
			keepAs={`policy.${version}.${edition}`}
		>
			<TextArea
				label="What the draft changes, and why"
				name="changeNote"
				defaultValue={changeNote}
				hint="Everybody who votes reads this first."
			/>
			{sections.map((section, index) => (
				<Disclosure key={section} summary={section} isOpen={index === 0}>
					<div className="space-y-4">
						{fields
							.filter(({ field }) => field.section === section)
							.map(({ field, of, value }) => (
								<DocumentInput key={field.path} field={field} name={`${of}.${field.path}`} value={value} />
							))}
					</div>
				</Disclosure>
			))}
		</ActionForm>
	)
}
