import { contentHash } from '@/lib/verify/hashes'
import { nativeCrypto } from '../native-crypto'
import { type Draft, draftOf, type Election } from './election'
import { ELECTIONS } from './elections'
import { altered, counted, type Example, honest, rewritten, withRoll } from './example'
import { numberedVoter } from './keys'
import { publish } from './publish'
import { timeAfter } from './setting'

const { sha256 } = nativeCrypto()

/** The same policy with a harder way to a key limit. */
export function withOtherPolicy<D extends Draft>(draft: D): D {
	const { ladder } = draft.policy
	const steps: readonly unknown[] = Array.isArray(ladder) ? ladder : []
	const threshold = { numerator: 9, denominator: 10, rule: 'at_least' }
	const policy = {
		...draft.policy,
		ladder: steps.map((step, rung) => (rung === 2 && typeof step === 'object' ? { ...step, threshold } : step)),
	}
	return counted({ ...draft, policy })
}

/** Four wallets more on the roll, which have voted like the rest. */
export function stuffed(): Election {
	const { ladder } = ELECTIONS
	const own = Array.from({ length: 4 }, (_, index) => numberedVoter(index))
	const votes = own.map((_, index) => ({ at: 80 + index, voter: 7 + index, choice: '0 nothing' }))
	return { ...ladder, voters: [...ladder.voters, ...own], acts: [...ladder.acts, ...votes] }
}

/** What can be done to the rules, the roll and the time, each found by the check that it names. */
export function brokenGround(): readonly Example[] {
	return [
		{
			name: 'unknown-field',
			about: 'The bundle says something that this format does not know.',
			bundle: altered((bundle) => Object.assign({}, bundle, { remark: 'Counted with great care.' })),
			wrong: 'shape',
		},
		{
			name: 'changed-policy',
			about: 'A threshold of the policy was changed after the vote had opened.',
			bundle: altered((bundle) => {
				const changed = withOtherPolicy(bundle)
				return { ...changed, policyHash: contentHash({ sha256 }, changed.policy) }
			}),
			wrong: 'opened',
		},
		{
			name: 'changed-policy-hash-kept',
			about: 'A threshold of the policy was changed, and its hash left as it was.',
			bundle: altered(withOtherPolicy),
			wrong: 'policy',
		},
		{
			name: 'changed-quorum',
			about: 'The quorum was raised after the vote had opened.',
			bundle: altered((bundle) => {
				const quorum = { ...bundle.rules.quorum, basisPoints: 9_500 }
				return counted({ ...bundle, rules: { ...bundle.rules, quorum } })
			}),
			wrong: 'opened',
		},
		{
			name: 'another-installation',
			about: 'The ballots are said to be signed for another installation.',
			bundle: altered((bundle) => {
				const domain = { ...bundle.typedData.domain, salt: `0x${'99'.repeat(32)}` }
				return { ...bundle, typedData: { ...bundle.typedData, domain } }
			}),
			wrong: 'rules',
		},
		{
			name: 'stuffed-roll',
			about: 'Four wallets were added to the roll after the vote had opened, and voted.',
			bundle: altered((bundle) => ({ ...bundle, ...counted(draftOf(stuffed())) })),
			wrong: 'opened',
		},
		{
			name: 'roll-hash-kept',
			about: 'A wallet on the roll was replaced, and the hash of the roll left as it was.',
			bundle: altered((bundle) => ({
				...withRoll(
					bundle,
					bundle.roll.map((entry, index) => (index === 6 ? { ...entry, address: numberedVoter(7).address } : entry)),
				),
				rollHash: bundle.rollHash,
			})),
			wrong: 'roll',
		},
		{
			name: 'two-votes-for-one',
			about: 'A steward has the power of two where everybody has one vote.',
			bundle: rewritten((draft) =>
				withRoll(
					draft,
					draft.roll.map((entry, index) => (index === 1 ? { ...entry, power: '2' } : entry)),
				),
			),
			wrong: 'weights',
		},
		{
			name: 'changed-balance',
			about: 'A balance is larger than in the snapshot whose root was published.',
			bundle: publish(
				counted(
					draftOf({
						...ELECTIONS.snapshot,
						power: ['1000000', '1250000', '250000', '400000', '90000', '9000', '1000'],
					}),
				),
			),
			wrong: 'weights',
		},
		{
			name: 'recusal-hidden',
			about: 'The bundle does not show that a steward recused.',
			bundle: altered((bundle) =>
				withRoll(
					bundle,
					bundle.roll.map((entry) => ({ ...entry, recusal: null })),
				),
			),
			wrong: 'leaves',
		},
		{
			name: 'moved-end',
			about: 'The end of the vote was moved without an extension.',
			bundle: altered((bundle) => ({ ...bundle, vote: { ...bundle.vote, closesAt: timeAfter(119 * 60) } })),
			wrong: 'opened',
		},
		{
			name: 'edited-name',
			about: 'A name on the roll was edited on the way, by somebody without the key.',
			bundle: (() => {
				const bundle = honest(ELECTIONS.ladder)
				return { ...bundle, roll: bundle.roll.map((entry, at) => (at === 0 ? { ...entry, name: 'Nobody' } : entry)) }
			})(),
			wrong: 'signature',
		},
	]
}
