import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import type { BundleLeaf } from '../bundle'
import { contentHash, textHash } from '../hashes'
import { type Finding, holds, unchecked, Wrong } from '../report'
import { type Leaf, readEntry, type Subject } from '../subject'

/** The text of the policy is the one that a vote of its own adopted before this vote opened, or the founding one. */
export function checkAdoption(subject: Subject): Finding {
	const { bundle, crypto } = subject
	const { adoption, formatVersion, policyHash } = bundle
	const version = String(bundle.policy.version)
	if (formatVersion < 4) {
		if (adoption !== undefined) throw new Wrong(`A bundle of format ${formatVersion} has no adoption.`, 'adoption')
		return policyHash === contentHash(crypto, POLICY_1_0)
			? FOUNDING
			: unchecked(`Format ${formatVersion} does not hold by which vote policy ${version} was adopted.`)
	}
	if (adoption === undefined) throw new Wrong('The bundle leaves out how the policy was adopted.', 'adoption')
	if (adoption === null) {
		if (policyHash === contentHash(crypto, POLICY_1_0)) return FOUNDING
		if (version !== POLICY_1_0.version) throw new Wrong(`Nothing shows that policy ${version} was adopted.`, 'adoption')
		return unchecked(
			`This is not the founding policy that this verifier knows, and no vote adopted it: compare its hash ${policyHash} with the one that the DAO publishes.`,
		)
	}
	const opened = leafOf(subject, adoption.voteId, { leaf: adoption.opened, where: 'adoption.opened' })
	const tallied = leafOf(subject, adoption.voteId, { leaf: adoption.tallied, where: 'adoption.tallied' })
	if (opened.type !== 'vote.opened') throw new Wrong('This entry of the log opens no vote.', 'adoption.opened.entry')
	if (opened.facts.revisionHash !== policyHash)
		throw new Wrong('The vote that is named adopted another text than this policy.', 'policyHash')
	checkGround(opened, { version, policyHash })
	checkFirstDay(subject)
	if (tallied.type !== 'vote.tallied' || tallied.facts.outcome !== 'adopted')
		throw new Wrong('This entry of the log does not say that the policy was adopted.', 'adoption.tallied.entry')
	checkOrder(subject, adoption)
	return holds(`The vote ${adoption.voteId} adopted policy ${version} in these words; its own bundle shows how.`)
}

/** It was on a draft of this version, where the log says what votes are on, and held by another text than the draft. */
function checkGround({ facts }: Leaf, { version, policyHash }: { version: string; policyHash: string }): void {
	const at = 'adoption.opened.entry'
	if (facts.policyHash === policyHash)
		throw new Wrong('The vote that is named was held by the very policy that it adopted.', at)
	if (facts.policyDraft === null) throw new Wrong('The vote that is named was on a case and on no policy.', at)
	if (facts.policyDraft !== undefined && facts.policyDraft !== version)
		throw new Wrong('The vote that is named was on a draft of another version.', at)
}

function checkFirstDay({ bundle: { policy, vote } }: Subject): void {
	const { effectiveFrom } = policy
	if (typeof effectiveFrom !== 'string' || effectiveFrom > vote.opensAt.slice(0, 10))
		throw new Wrong('The first day of this policy had not come when the vote opened.', 'policy.effectiveFrom')
}

const FOUNDING = holds(`Policy ${POLICY_1_0.version} in the words that Guardrail was founded with.`)

function leafOf({ crypto }: Subject, voteId: string, { leaf, where }: { leaf: BundleLeaf; where: string }): Leaf {
	if (textHash(crypto, `\u0000${leaf.entry}`) !== leaf.leafHash)
		throw new Wrong('This entry of the log is another than its hash was made of.', `${where}.entry`)
	return readEntry(leaf.entry, `vote:${voteId}`, where)
}

function checkOrder(
	{ openedAt }: Subject,
	adoption: { readonly opened: BundleLeaf; readonly tallied: BundleLeaf },
): void {
	const [begun, ended, used] = [adoption.opened.index, adoption.tallied.index, openedAt()]
	if (begun !== null && ended !== null && begun > ended)
		throw new Wrong('The log counted the vote on the policy before it opened it.', 'adoption.opened.index')
	if (ended !== null && used !== null && ended > used)
		throw new Wrong('The log adopted the policy after it had opened this vote by it.', 'adoption.tallied.index')
}
