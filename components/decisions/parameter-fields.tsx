import { Select, TextField } from '@/components/ui/field'
import type { ParameterField } from '@/lib/domain/policy/policy'

/** What a rung asks for besides itself. */
export function ParameterFields({ fields }: { readonly fields: readonly ParameterField[] }) {
	return fields.map((field) => {
		const frame = {
			label: field.label,
			name: `parameter.${field.key}`,
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
