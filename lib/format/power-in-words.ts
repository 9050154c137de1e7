import type { Weights } from '@/lib/domain/decisions/vote-rules'
import { formatAmount } from './numbers'

/** Power as people speak of it, exact to the smallest unit: `5` of stewards, `1,250.5 LDO` of a snapshot, and 18 decimals of an ERC20Votes token. */
export function powerInWords(power: string, weights: Weights): string {
	switch (weights.kind) {
		case 'one_each':
			return formatAmount(power, 0)
		case 'snapshot':
			return `${formatAmount(power, weights.decimals)} ${weights.symbol}`
		case 'erc20votes':
			return `${formatAmount(power, 18)} tokens`
	}
}
