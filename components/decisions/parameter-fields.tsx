import { Select, TextField } from '@/components/ui/field'
import type { ParameterField } from '@/lib/domain/policy/policy'

type Props = {
	readonly fields: readonly ParameterField[]
	/** Where the fields belong in a larger form; their names then tell numbers from texts, `UNDER.number.target`. */
	readonly under?: string
}

/** What a rung asks for besides itself. */
export function ParameterFields({ fields, under }: Props) {
	return fields.map((field) => {
		const frame = {
			label: field.label,
			name: under === undefined ? `parameter.${field.key}` : `${under}.${typeOf(field)}.${field.key}`,
			hint: field.hint,
			...(field.isRequired ? {} : { isOptional: true }),
		}
		if (field.kind === 'choice') return <Select key={field.key} {...frame} choices={field.choices ?? []} />
		if (field.kind === 'text') return <TextField key={field.key} {...frame} required={field.isRequired} />
		return (
			<TextField
				key={field.key}
				{...frame}
				type="number"
				min={field.least}
				max={field.most}
				required={field.isRequired}
			/>
		)
	})
}

function typeOf({ kind }: ParameterField): 'number' | 'text' {
	return kind === 'count' || kind === 'days' ? 'number' : 'text'
}
