import { Button } from '@/components/ui/button'
import { Select, TextField } from '@/components/ui/field'
import type { Policy } from '@/lib/domain/policy/policy'

type Props = {
	readonly typed: Readonly<Record<string, string>>
	readonly versions: readonly string[]
	readonly ladder: Policy['ladder']
}

/** Which policy to try: a version, and a few numbers in place of its own. */
export function WhatIfForm({ typed, versions, ladder }: Props) {
	const choices = [
		{ value: 'current', label: 'The policy in force' },
		...versions.map((version) => ({ value: version, label: version })),
	]
	return (
		<form method="get" action="/policy/what-if" className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
			<Select label="Version" name="version" defaultValue={typed.version} choices={choices} />
			<TextField label="Quorum (%)" name="quorum" inputMode="decimal" defaultValue={typed.quorum} isOptional />
			<TextField
				label="Least number of voters"
				name="leastVoters"
				inputMode="numeric"
				defaultValue={typed.leastVoters}
				isOptional
			/>
			{ladder.slice(1).map(({ rung, name }) => (
				<TextField
					key={rung}
					label={`Support for “${name}”`}
					name={`threshold${rung}`}
					placeholder=">=2/3"
					defaultValue={typed[`threshold${rung}`]}
					isOptional
				/>
			))}
			<Select
				label="Votes"
				name="only"
				defaultValue={typed.only}
				choices={[
					{ value: 'all', label: 'All' },
					{ value: 'changed', label: 'Those that would change' },
				]}
			/>
			<Button type="submit" look="quiet">
				Count again
			</Button>
		</form>
	)
}
