const SPARE_ROWS = 2
const BOX = 'w-full rounded border border-line bg-surface px-2 py-1.5'

type RowField = {
	readonly name: string
	readonly label: string
	readonly type?: string
	readonly choices?: readonly { readonly value: string; readonly label: string }[]
}

type Row = Readonly<Record<string, unknown>>

/** A list in a form: the rows there are, and two empty ones. An emptied row is left out when it is saved. */
export function RowFields({
	list,
	legend,
	fields,
	rows,
}: {
	readonly list: string
	readonly legend: string
	readonly fields: readonly RowField[]
	readonly rows: readonly Row[]
}) {
	const all: readonly Row[] = [...rows, ...Array.from({ length: SPARE_ROWS }, () => ({}))]
	return (
		<fieldset className="space-y-3">
			<legend className="font-medium">{legend}</legend>
			{all.map((row, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: rows of this form do not move
				<div key={index} className="grid gap-2 border-l-2 border-line pl-3 sm:grid-cols-2">
					<input type="hidden" name={`${list}.id`} value={String(row.id ?? '')} />
					{fields.map((field) => (
						// biome-ignore lint/a11y/noLabelWithoutControl: RowControl is the control
						<label key={field.name} className="block text-sm">
							<span className="text-soft">
								{field.label}{' '}
								<span className="sr-only">
									of {legend} {index + 1}
								</span>
							</span>
							<RowControl list={list} field={field} value={String(row[field.name] ?? '')} />
						</label>
					))}
				</div>
			))}
		</fieldset>
	)
}

function RowControl({
	list,
	field,
	value,
}: {
	readonly list: string
	readonly field: RowField
	readonly value: string
}) {
	const name = `${list}.${field.name}`
	if (!field.choices) return <input name={name} type={field.type ?? 'text'} defaultValue={value} className={BOX} />
	return (
		<select name={name} defaultValue={value} className={BOX}>
			{field.choices.map((choice) => (
				<option key={choice.value} value={choice.value}>
					{choice.label}
				</option>
			))}
		</select>
	)
}
