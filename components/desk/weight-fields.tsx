'use client'

import { useState } from 'react'
import { Select, TextField } from '@/components/ui/field'
import { FileField } from '@/components/ui/file-field'
import type { WeightKind } from '@/lib/domain/policy/policy'

const KINDS = [
	{ value: 'one_each', label: 'Each steward one vote' },
	{ value: 'snapshot', label: 'Balances from a file (CSV)' },
	{ value: 'erc20votes', label: 'A token’s voting power at a block (ERC20Votes)' },
]
const UNITS = [
	{ value: 'tokens', label: 'Tokens, such as 1.5' },
	{ value: 'smallest', label: 'The smallest unit, whole numbers' },
]
const LARGEST = { bytes: 15_000_000, sentence: 'The file is larger than 15 MB; a roll holds at most 200,000 lines.' }

/** Who votes with how much power, of what the policy allows; fixed when the vote opens. */
export function WeightFields({ allowed }: { readonly allowed: readonly WeightKind[] }) {
	const [kind, setKind] = useState('one_each')
	return (
		<div className="space-y-4">
			<Select
				label="Who votes with how much power"
				name="weights.kind"
				choices={KINDS.filter(({ value }) => value === 'one_each' || allowed.some((one) => one === value))}
				value={kind}
				onChange={({ currentTarget }) => setKind(currentTarget.value)}
			/>
			{kind === 'snapshot' && (
				<>
					<FileField
						label="Balances"
						name="weights.csv"
						accept=".csv,text/csv"
						hint="A line of address and balance for each voter. The root of their Merkle tree is published, and every voter gets a proof."
						most={LARGEST}
					/>
					<p className="max-w-prose text-sm text-soft">
						The file names who decides. Your name, the source and the root are shown on the page of the vote. More than
						about 5,000 lines are prepared after you have asked for the vote, 200,000 in about a minute; this page shows
						how far it is, and may be closed meanwhile.
					</p>
					<Select label="The balances count" name="weights.unit" choices={UNITS} defaultValue="tokens" />
					<TextField label="Decimals" name="weights.decimals" type="number" min={0} max={36} defaultValue="18" />
					<TextField label="Symbol" name="weights.symbol" hint="What is counted, for example LDO." />
					<TextField
						label="Source"
						name="weights.source"
						hint="Where the balances come from, so that anybody can look."
					/>
				</>
			)}
			{kind === 'erc20votes' && (
				<>
					<TextField label="Address of the token" name="weights.token" hint="0x and 40 hex digits." />
					<TextField
						label="Block"
						name="weights.block"
						type="number"
						min={0}
						hint="Powers are those at the end of this block."
					/>
					<TextField
						label="First block of the token"
						name="weights.fromBlock"
						type="number"
						min={0}
						hint="Where to begin looking for holders; found out if left empty."
						isOptional
					/>
				</>
			)}
		</div>
	)
}
