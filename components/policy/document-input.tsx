import { choicesOf } from '@/components/ui/choices'
import { Select, TextArea, TextField } from '@/components/ui/field'
import type { DocumentField } from '@/lib/domain/policy/document-fields'
import { POLICY_ROLES, RUNGS, type Threshold } from '@/lib/domain/policy/policy'
import {
	AUTHORITY_NAMES,
	ESCALATION_WAY_NAMES,
	METHOD_NAMES,
	QUORUM_NAMES,
	ROLE_NAMES,
} from '@/lib/format/document-words'

type Props = { readonly field: DocumentField; readonly name: string; readonly value: unknown }

const CHOICES = {
	yes_no: choicesOf({ true: 'Yes', false: 'No' }),
	rung: RUNGS.map((rung) => ({ value: String(rung), label: `Rung ${rung}` })),
	method: choicesOf(METHOD_NAMES),
	quorum_kind: choicesOf(QUORUM_NAMES),
	authority: choicesOf(AUTHORITY_NAMES),
	escalation_way: choicesOf(ESCALATION_WAY_NAMES),
} as const

const HINTS = {
	hours: 'Hours.',
	days: 'Days.',
	share: 'Hundredths of a per cent: 5000 is one half.',
	number: undefined,
} as const

/** One field of a policy or a rubric, as its kind is written. */
export function DocumentInput({ field, name, value }: Props) {
	const { kind, label } = field
	switch (kind) {
		case 'hours':
		case 'days':
		case 'share':
		case 'number':
			return (
				<TextField label={label} name={name} type="number" min={0} hint={HINTS[kind]} defaultValue={String(value)} />
			)
		case 'day':
			return <TextField label={label} name={name} type="date" defaultValue={String(value)} />
		case 'line':
			return <TextField label={label} name={name} defaultValue={String(value)} />
		case 'text':
			return <TextArea label={label} name={name} defaultValue={String(value)} />
		case 'threshold':
			return <ThresholdInput label={label} name={name} value={value as Threshold} /> // of this kind of field
		case 'roles':
			return <RolesInput label={label} name={name} chosen={Array.isArray(value) ? value : []} />
		default:
			return <Select label={label} name={name} defaultValue={String(value)} choices={CHOICES[kind]} />
	}
}

type ThresholdProps = { readonly label: string; readonly name: string; readonly value: Threshold }

function ThresholdInput({ label, name, value }: ThresholdProps) {
	return (
		<fieldset className="min-w-0">
			<legend className="mb-1 font-medium">{label}</legend>
			<div className="grid gap-2 sm:grid-cols-3">
				<Select
					label="How"
					name={`${name}.rule`}
					defaultValue={value.rule}
					choices={choicesOf({ more_than: 'More than', at_least: 'At least' })}
				/>
				<TextField label="Parts" name={`${name}.numerator`} type="number" min={1} defaultValue={value.numerator} />
				<TextField label="Of" name={`${name}.denominator`} type="number" min={1} defaultValue={value.denominator} />
			</div>
		</fieldset>
	)
}

type RolesProps = { readonly label: string; readonly name: string; readonly chosen: readonly unknown[] }

function RolesInput({ label, name, chosen }: RolesProps) {
	return (
		<fieldset className="min-w-0">
			<legend className="mb-1 font-medium">{label}</legend>
			<div className="flex flex-wrap gap-4">
				{POLICY_ROLES.map((role) => (
					<label key={role} className="flex items-center gap-2">
						<input
							type="checkbox"
							name={`${name}[]`}
							value={role}
							defaultChecked={chosen.includes(role)}
							className="size-4"
						/>
						{ROLE_NAMES[role]}
					</label>
				))}
			</div>
		</fieldset>
	)
}
