import { Button } from '@/components/ui/button'
import type { Choice } from '@/components/ui/choices'
import { Select, TextField } from '@/components/ui/field'
import { STATE_LABELS } from '@/lib/domain/incidents/transitions'
import { DETECTORS, INCIDENT_CLASSES } from '@/lib/domain/incidents/vocabulary'
import type { Policy } from '@/lib/domain/policy/policy'
import { formatCount } from '@/lib/format/numbers'
import type { FacetCount, Facets } from '@/lib/server/incidents/queries/count-facets'

const ANY = { value: '', label: 'Any' }
const MOST_CHOICES = 100

const FILTERS = [
	{ name: 'class', label: 'Class', words: INCIDENT_CLASSES },
	{ name: 'state', label: 'Where it stands', words: STATE_LABELS },
	{ name: 'operator', label: 'Operator', words: null },
	{ name: 'module', label: 'Staking module', words: null },
	{ name: 'consequence', label: 'Consequence', words: 'rungs' },
	{ name: 'detectedBy', label: 'Noticed by', words: DETECTORS },
] as const

type Props = {
	readonly typed: Readonly<Record<string, string>>
	readonly ladder: Policy['ladder']
	/** Missing when the question could not be answered; the choices then stand without counts. */
	readonly facets?: Facets | undefined
}

/** Filters as a plain form: what is asked for stands in the address, and beside each choice how many cases it finds. */
export function IncidentFilter({ typed, ladder, facets }: Props) {
	const rungs = Object.fromEntries(ladder.map(({ rung, name }) => [String(rung), name]))
	return (
		<form method="get" action="/incidents" className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
			<TextField label="Words" name="q" type="search" defaultValue={typed.q} />
			{FILTERS.map(({ name, label, words }) => (
				<Select
					key={name}
					label={label}
					name={name}
					defaultValue={typed[name]}
					choices={[ANY, ...countedChoices(words === 'rungs' ? rungs : words, facets?.[name], typed[name])]}
				/>
			))}
			<Button type="submit" look="quiet">
				Show
			</Button>
		</form>
	)
}

/** Choices with their counts. What would find nothing is left out, but for the choice that stands. */
function countedChoices(
	words: Readonly<Record<string, string>> | null,
	facet: readonly FacetCount[] | undefined,
	chosen = '',
): readonly Choice[] {
	const listed = words ?? Object.fromEntries((facet ?? []).map(({ value, label }) => [value, label ?? value]))
	const counts = new Map(facet?.map(({ value, count }) => [value, count]))
	const choices = Object.entries(listed)
		.filter(([value]) => facet === undefined || counts.has(value))
		.slice(0, MOST_CHOICES)
		.map(([value, label]) => ({ value, label: facet ? counted(label, counts.get(value)) : label }))
	if (chosen === '' || choices.some(({ value }) => value === chosen)) return choices
	return [...choices, { value: chosen, label: counted(listed[chosen] ?? chosen, counts.get(chosen)) }]
}

function counted(label: string, count = 0): string {
	return `${label} (${formatCount(count)})`
}
