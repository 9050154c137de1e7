import { Button } from '@/components/ui/button'
import { choicesOf } from '@/components/ui/choices'
import { Select, TextField } from '@/components/ui/field'
import { STATE_LABELS } from '@/lib/domain/incidents/transitions'
import { DETECTORS, INCIDENT_CLASSES } from '@/lib/domain/incidents/vocabulary'

const ANY = { value: '', label: 'Any' }

/** Filters as a plain form: what is asked for stands in the address. */
export function IncidentFilter({ typed }: { readonly typed: Readonly<Record<string, string>> }) {
	return (
		<form method="get" action="/incidents" className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-5">
			<TextField label="Words" name="q" type="search" defaultValue={typed.q} />
			<Select label="Class" name="class" defaultValue={typed.class} choices={[ANY, ...choicesOf(INCIDENT_CLASSES)]} />
			<Select
				label="Where it stands"
				name="state"
				defaultValue={typed.state}
				choices={[ANY, ...choicesOf(STATE_LABELS)]}
			/>
			<Select
				label="Noticed by"
				name="detectedBy"
				defaultValue={typed.detectedBy}
				choices={[ANY, ...choicesOf(DETECTORS)]}
			/>
			<Button type="submit" look="quiet">
				Show
			</Button>
		</form>
	)
}
