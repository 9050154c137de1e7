import { signedPartOf } from '@/lib/domain/decisions/signed-bundle'
import { checkpointBody, keyIdOf, originOf } from '@/lib/domain/log/checkpoint'
import type { Bundle, SignedCheckpoint } from '../bundle'
import { fromAnyHex, utf8, type VerifyCrypto } from '../crypto'
import { canonicalText, contentHash } from '../hashes'
import { counted, entries, type Finding, holds, unchecked, Wrong } from '../report'
import type { Leaf, Subject } from '../subject'
import { treeWalk } from '../tree-walk'

export function checkOpened(subject: Subject): Finding {
	const { bundle, crypto } = subject
	const [opened, ...more] = subject.leaves().filter(({ type }) => type === 'vote.opened')
	if (opened === undefined) throw new Wrong('The log does not know that this vote was opened.', 'log.leaves')
	if (more[0] !== undefined) throw new Wrong('The log has opened this vote twice.', more[0].where)
	const recorded = {
		rollHash: [bundle.rollHash, 'The roll is not the one that the log recorded when the vote opened.'],
		policyHash: [bundle.policyHash, 'The policy is not the one that the log recorded when the vote opened.'],
		policyVersion: [bundle.policy.version, 'The policy has another version than when the vote opened.'],
		rulesHash: [contentHash(crypto, bundle.rules), 'The rules are not those recorded when the vote opened.'],
		revisionHash: [bundle.revisionHash, 'The vote opened on another revision.'],
		opensAt: [bundle.vote.opensAt, 'The log recorded another beginning.'],
	} as const
	for (const [name, [value, wrong]] of Object.entries(recorded)) {
		if (opened.facts[name] !== value) throw new Wrong(wrong, name in bundle ? name : opened.where)
	}
	checkMatter(bundle, opened)
	checkDelegationsAsOpened(subject, opened)
	checkEnd(subject, { mainEnd: String(opened.facts.mainClosesAt), end: String(opened.facts.closesAt) })
	return holds(`The log recorded the roll, the rules and policy ${String(bundle.policy.version)} at ${opened.at}.`)
}

/** A vote is on a case, or on the draft of the policy that the log names; older openings do not say. */
function checkMatter({ vote: { subject } }: Bundle, { facts: { policyDraft } }: Leaf): void {
	const draft = subject.kind === 'policy' ? subject.draftVersion : null
	if (policyDraft !== undefined && policyDraft !== draft)
		throw new Wrong('The log opened this vote on something else.', 'vote.subject')
}

/** The log took down which delegations the roll rests on; votes that opened before it did so are held by the roll. */
function checkDelegationsAsOpened({ bundle, crypto }: Subject, { facts }: Leaf): void {
	if (facts.delegationsHash === undefined) return
	const hashes = bundle.delegations?.map(({ delegationHash }) => delegationHash)
	if (hashes === undefined || contentHash(crypto, hashes) !== facts.delegationsHash)
		throw new Wrong('The delegations are not those that the log recorded when the vote opened.', 'delegations')
}

/** The end is as recorded, or put off once, or brought forward because nothing could change when it was counted. */
function checkEnd({ bundle: { vote }, leaves }: Subject, planned: { mainEnd: string; end: string }): void {
	const extension = leaves().findLast(({ type }) => type === 'vote.extended')
	const end = loggedEnd(leaves()) ?? planned.end
	const mainEnd = loggedMainEnd(leaves()) ?? planned.mainEnd
	const isEarly = vote.state === 'tallied' && vote.closesAt === vote.talliedAt && vote.closesAt < end
	if (vote.closesAt !== end && !isEarly) throw new Wrong('The log recorded another end.', 'vote.closesAt')
	if ((extension?.at ?? null) !== vote.extendedAt)
		throw new Wrong('The log has another extension of the vote.', 'vote.extendedAt')
	const [sooner] = [vote.closesAt, mainEnd].sort()
	if (vote.mainClosesAt !== sooner)
		throw new Wrong('The log recorded another end of the main phase.', 'vote.mainClosesAt')
}

/** The end that the log has: that of the opening, or that to which the vote was extended. */
export function loggedEnd(leaves: readonly Leaf[]): string | null {
	const last = leaves.findLast(({ type }) => type === 'vote.extended' || type === 'vote.opened')
	return last === undefined ? null : String(last.facts.closesAt)
}

/** The end of the main phase that the log has, put off by as much as the end was. */
export function loggedMainEnd(leaves: readonly Leaf[]): string | null {
	const { mainClosesAt, closesAt } = leaves.find(({ type }) => type === 'vote.opened')?.facts ?? {}
	const end = loggedEnd(leaves)
	if (end === null) return null
	const later = Date.parse(end) - Date.parse(String(closesAt))
	return new Date(Date.parse(String(mainClosesAt)) + later).toISOString()
}

export function checkCheckpoint({ bundle, crypto }: Subject): Finding {
	const { checkpoint } = bundle.log
	if (checkpoint === null) return unchecked('The log has not signed a checkpoint yet; fetch the bundle again soon.')
	const wrong = faultOfCheckpoint({ ...bundle, keys: bundle.log.keys }, checkpoint, crypto)
	if (wrong !== null) throw new Wrong(wrong, 'log.checkpoint')
	return holds(`${entries(checkpoint.size)} at ${checkpoint.timestamp}, signed by key ${checkpoint.keyId}.`)
}

/** What is wrong with a checkpoint, going by the keys that its log lists; `null` for nothing. */
export function faultOfCheckpoint(
	{ installation, keys }: { readonly installation: { readonly id: string }; readonly keys: Bundle['log']['keys'] },
	checkpoint: SignedCheckpoint,
	crypto: VerifyCrypto,
): string | null {
	const { origin, keyId, timestamp, signature } = checkpoint
	if (origin !== originOf(installation.id)) return 'This checkpoint is of another log.'
	const key = keys.find((candidate) => candidate.keyId === keyId)
	if (key === undefined) return 'This checkpoint is signed by a key that the log does not list.'
	if (keyIdOf(crypto.sha256, origin, key.publicKey) !== keyId) return 'The id of this key is not made from the key.'
	if (timestamp < key.from || (key.until !== null && timestamp > key.until))
		return 'This checkpoint is signed by a key that was not in use then.'
	const isSigned = crypto.verifyEd25519(
		utf8(checkpointBody(checkpoint)),
		fromAnyHex(signature),
		fromAnyHex(key.publicKey),
	)
	return isSigned ? null : 'The signature of this checkpoint is wrong.'
}

export function checkInclusion({
	bundle: { log, delegations = [], grants = [], adoption = null },
	crypto,
}: Subject): Finding {
	if (log.checkpoint === null) return unchecked('Without a checkpoint there is nothing to find the entries under.')
	const isIn = treeWalk(crypto.sha256, log.checkpoint)
	const known = [
		...log.leaves.map((leaf, at) => ({ leaf, where: `log.leaves[${at}]` })),
		...grants.map(({ leaf }, at) => ({ leaf, where: `grants[${at}].leaf` })),
		...(adoption === null ? [] : ADOPTING.map((name) => ({ leaf: adoption[name], where: `adoption.${name}` }))),
		...delegations.flatMap(({ leaf }, at) => (leaf === null ? [] : [{ leaf, where: `delegations[${at}].leaf` }])),
	]
	let waiting = 0
	for (const { leaf, where } of known) {
		const { index, leafHash, proof } = leaf
		if (index === null) waiting += 1
		else if (!isIn({ index, leafHash, proof }))
			throw new Wrong("This entry does not stand in the log under the bundle's checkpoint.", where)
	}
	if (waiting > 0) return unchecked(`${entries(waiting)} wait for a place in the log; fetch the bundle again soon.`)
	return holds(
		`${counted(known.length, 'proof')} of inclusion lead to the root ${log.checkpoint.rootHash.slice(0, 16)}.`,
	)
}

const ADOPTING = ['opened', 'tallied'] as const

/** The signature over all the rest, so that not even a name or a note can change on the way. */
export function checkBundleSignature({ bundle, crypto }: Subject): Finding {
	const { signature, ...rest } = bundle
	const { keyId, publicKey, signature: bytes } = signature
	const key = bundle.log.keys.find((candidate) => candidate.keyId === keyId)
	if (key?.publicKey !== publicKey)
		throw new Wrong('The bundle is signed by a key that its log does not list.', 'signature.publicKey')
	if (!crypto.verifyEd25519(utf8(canonicalText(signedPartOf(rest))), fromAnyHex(bytes), fromAnyHex(publicKey)))
		throw new Wrong('Something in the bundle was changed after the installation signed it.', 'signature')
	return holds(`Signed by ${publicKey}.`)
}
