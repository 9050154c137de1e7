'use client'

import { useState } from 'react'
import { TextField } from '@/components/ui/field'
import { Picker } from '@/components/ui/picker'
import type { DuplicateCandidate } from '@/lib/server/incidents/queries/list-duplicate-candidates'

/** The other case: found by typing, or named by its address where it is not among those offered. */
export function DuplicateFields({ candidates }: { readonly candidates: readonly DuplicateCandidate[] }) {
	const [picked, setPicked] = useState<readonly string[]>([])
	return (
		<>
			<Picker
				label="The other case"
				hint="Type words of its title or the name of its operator."
				choices={candidates.map(({ id, title, about }) => ({ value: id, label: title, description: about }))}
				picked={picked}
				onChange={setPicked}
				isSingle
			/>
			<input type="hidden" name="picked" value={picked[0] ?? ''} />
			{picked.length === 0 && (
				<TextField
					label="Or its address"
					name="duplicateOfId"
					hint="The address of its page, copied from the browser."
					isOptional
				/>
			)}
		</>
	)
}
