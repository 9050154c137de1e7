import { MOST_OPTIONS } from '@/lib/domain/decisions/opening-rules'
import { METHODS_IN_WORDS, RUNGS } from '@/lib/domain/policy/policy'
import { type Bundle, TYPES_TEXT } from '../bundle'
import { contentHash } from '../hashes'
import { type Finding, holds, Wrong } from '../report'
import type { Subject } from '../subject'

export function checkPolicy({ bundle, crypto }: Subject): Finding {
	const { version, ladder } = bundle.policy
	if (contentHash(crypto, bundle.policy) !== bundle.policyHash)
		throw new Wrong('The hash of the policy is another than the one given.', 'policyHash')
	if (typeof version !== 'string') throw new Wrong('The policy names no version.', 'policy.version')
	const steps = Array.isArray(ladder) ? ladder : []
	if (steps.map((step) => step?.rung).join() !== RUNGS.join())
		throw new Wrong('The ladder of the policy does not list the rungs 0 to 6.', 'policy.ladder')
	return holds(`Policy ${version}, SHA-256 ${bundle.policyHash.slice(0, 16)}.`)
}

export function checkRules({ bundle }: Subject): Finding {
	checkOptions(bundle)
	checkShares(bundle)
	checkTypedData(bundle)
	if (bundle.vote.opensAt > bundle.vote.closesAt) throw new Wrong('The vote ends before it begins.', 'vote.closesAt')
	return holds(
		`${METHODS_IN_WORDS[bundle.rules.method].vote}; ballots are signed for this vote, installation and chain alone.`,
	)
}

const OPTIONS_WANTED = {
	ladder: [0, 0],
	single: [1, 1],
	optimistic: [1, 1],
	approval: [2, MOST_OPTIONS],
	ranked: [2, MOST_OPTIONS],
} as const

function checkOptions({ rules: { method, options } }: Bundle): void {
	const [least, most] = OPTIONS_WANTED[method]
	if (options.length < least || options.length > most)
		throw new Wrong(`This method takes ${least} to ${most} options.`, 'rules.options')
	if (new Set(options.map(({ key }) => key)).size < options.length)
		throw new Wrong('Two options have the same key.', 'rules.options')
	const rungs = options.flatMap(({ rung }) => (rung === null ? [] : [rung]))
	if (rungs.some((rung, index) => rung < (rungs[index - 1] ?? rung)))
		throw new Wrong('The options are not listed from the mildest to the harshest.', 'rules.options')
}

function checkShares({ rules: { method, quorum, threshold, objectionBasisPoints } }: Bundle): void {
	if (quorum.basisPoints > 10_000) throw new Wrong('The quorum is more than the whole.', 'rules.quorum.basisPoints')
	if ((threshold !== null) !== (method === 'single'))
		throw new Wrong('A vote on one proposal has a threshold, and no other vote has.', 'rules.threshold')
	if (threshold !== null && (threshold.denominator === 0 || threshold.numerator > threshold.denominator))
		throw new Wrong('The threshold is more than the whole.', 'rules.threshold')
	if ((objectionBasisPoints !== null) !== (method === 'optimistic'))
		throw new Wrong('An optimistic vote has a share of objections, and no other has.', 'rules.objectionBasisPoints')
}

function checkTypedData({ typedData, installation }: Bundle): void {
	const { domain, types } = typedData
	const fits =
		domain.name === 'Guardrail' &&
		domain.version === '1' &&
		domain.chainId === installation.chainId &&
		domain.salt === `0x${installation.id}`
	if (!fits) throw new Wrong('The ballots are signed for another installation or chain.', 'typedData.domain')
	const { EIP712Domain, Ballot } = types
	if (JSON.stringify({ EIP712Domain, Ballot }) !== TYPES_TEXT)
		throw new Wrong('The fields of a ballot are not those of this format.', 'typedData.types')
}
