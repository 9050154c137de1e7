import { choicesOf } from '@/components/ui/choices'
import { Select, TextArea, TextField } from '@/components/ui/field'
import type { DocumentField } from '@/lib/domain/policy/document-fields'
import { POLICY_ROLES, RUNGS, type Threshold, WEIGHT_KINDS } from '@/lib/domain/policy/policy'
import {
	AUTHORITY_NAMES,
	ESCALATION_WAY_NAMES,
	METHOD_NAMES,
	QUORUM_NAMES,
	ROLE_NAMES,
	WEIGHT_NAMES,
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
			return <TicksInput label={label} name={name} chosen={value} keys={POLICY_ROLES} names={ROLE_NAMES} />
		case 'weights':
			return <TicksInput label={label} name={name} chosen={value} keys={WEIGHT_KINDS} names={WEIGHT_NAMES} />
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

type TicksProps<K extends string> = {
	readonly label: string
	readonly name: string
	readonly chosen: unknown
	readonly keys: readonly K[]
	readonly names: Readonly<Record<K, string>>
}

function TicksInput<K extends string>({ label, name, chosen, keys, names }: TicksProps<K>) {
	return (
		<fieldset className="min-w-0">
			<legend className="mb-1 font-medium">{label}</legend>
			<div className="flex flex-wrap gap-4">
				{keys.map((key) => (
					<label key={key} className="flex items-center gap-2">
						<input
							type="checkbox"
							name={`${name}[]`}
							value={key}
							defaultChecked={Array.isArray(chosen) && chosen.includes(key)}
							className="size-4"
						/>
						{names[key]}
					</label>
				))}
			</div>
		</fieldset>
	)
}
