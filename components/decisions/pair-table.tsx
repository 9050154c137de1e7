import { Table } from '@/components/ui/table'
import type { Weights } from '@/lib/domain/decisions/vote-rules'
import { powerInWords } from '@/lib/format/power-in-words'

type Props = {
	/** In the order of the options. */
	readonly names: readonly string[]
	/** In row `i`, column `j`: power that prefers option `i` to option `j`, decimal; the diagonal is not read. */
	readonly pairs: readonly (readonly string[])[]
	readonly weights: Weights
}

/** Every option against every other one, head to head. */
export function PairTable({ names, pairs, weights }: Props) {
	return (
		<Table
			caption="Every option against every other one"
			head={['Option', ...names.map((name) => `against ${name}`)]}
			narrow="scroll"
			density="compact"
			rows={names.map((name, row) => [
				<span key="name" className="font-medium">
					{name}
				</span>,
				...names.map((_, column) =>
					row === column ? '–' : meeting(at(pairs, row, column), at(pairs, column, row), weights),
				),
			])}
		/>
	)
}

function at(pairs: Props['pairs'], row: number, column: number): bigint {
	return BigInt(pairs[row]?.[column] ?? '0')
}

function meeting(mine: bigint, theirs: bigint, weights: Weights): string {
	const verdict = mine === theirs ? 'tie' : mine > theirs ? 'wins' : 'loses'
	return `${powerInWords(String(mine), weights)} : ${powerInWords(String(theirs), weights)}, ${verdict}`
}
