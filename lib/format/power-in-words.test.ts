import { expect, test } from 'vitest'
import { explain } from '@/lib/domain/decisions/methods/counting'
import type { VoteRules, Weights } from '@/lib/domain/decisions/vote-rules'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { powerInWords } from './power-in-words'

const LDO: Weights = { kind: 'snapshot', root: '', decimals: 18, symbol: 'LDO', source: 'Block 24,000,000' }

test('the power of tokens reads in whole units and stays exact, also in the sentence on the outcome', () => {
	expect(powerInWords('1250500000000000000001', LDO)).toBe('1,250.500000000000000001 LDO')
	expect(powerInWords('12', { kind: 'one_each' })).toBe('12')
	const rules = {
		method: 'optimistic',
		options: [{ key: 'warning', name: 'Warning', rung: 1, parameters: {} }],
		objectionBasisPoints: 2_500,
		quorum: { kind: 'share', basisPoints: 0 },
		weights: LDO,
	} as unknown as VoteRules // the rules that the sentence reads
	const tally = { chose: 0n, abstained: 0n, sealed: 0n, counts: [0n, 0n], pairs: [] }
	const say = (power: bigint) => powerInWords(power.toString(), LDO)
	expect(explain(tally as never, 4n * 10n ** 18n, { rules, policy: POLICY_1_0 }, say)).toBe(
		'"Warning" passes: 0 LDO of 4 LDO on the roll object, and 1 LDO would stop it.',
	)
})
