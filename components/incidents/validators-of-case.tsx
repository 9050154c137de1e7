import { Disclosure } from '@/components/ui/disclosure'
import type { AffectedValidators } from '@/lib/domain/incidents/report'
import { formatCount } from '@/lib/format/numbers'
import { counted } from '@/lib/format/words'

/** How many validators were hit, and which ones, as far as it is known. */
export function ValidatorsOfCase({ validators }: { readonly validators: AffectedValidators }) {
	const { count, indices, pubkeys, note } = validators
	return (
		<div className="space-y-2">
			<p>
				{count === null ? 'How many is not known.' : `${formatCount(count)} affected.`} {note}
			</p>
			<Listed title={counted(indices.length, 'index', 'indices')} items={indices} />
			<Listed title={counted(pubkeys.length, 'public key')} items={pubkeys} />
		</div>
	)
}

function Listed({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
	if (items.length === 0) return null
	return (
		<Disclosure summary={title}>
			<p className="font-mono text-sm break-all">{items.join(' ')}</p>
		</Disclosure>
	)
}
