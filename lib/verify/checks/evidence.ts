import { originOf } from '@/lib/domain/log/checkpoint'
import { fromHex } from '@/lib/domain/log/hex'
import { verifyConsistency } from '@/lib/domain/log/merkle'
import type { SignedCheckpoint } from '../bundle'
import { ballotHashIn, delegationHashIn, faultOfReceipt, type Receipt } from '../receipt'
import { counted, type Finding, holds, unchecked, Wrong } from '../report'
import type { Evidence, Subject } from '../subject'
import { faultOfCheckpoint } from './log'
import { trustedAmong } from './rotation'

export function checkKeys({ bundle, crypto, evidence: { trustedKeys = [] } }: Subject): Finding {
	const { publicKey } = bundle.signature
	const { keys, checkpoint } = bundle.log
	const trusted = trustedAmong({ origin: originOf(bundle.installation.id), keys, trustedKeys }, crypto)
	if (!trusted.includes(publicKey))
		throw new Wrong('The bundle is signed by a key that is not among those you trust.', 'signature.publicKey')
	const signer = keys.find(({ keyId }) => keyId === checkpoint?.keyId)
	if (signer !== undefined && !trusted.includes(signer.publicKey))
		throw new Wrong('The checkpoint is signed by a key that is not among those you trust.', 'log.checkpoint.keyId')
	if (trustedKeys.includes(publicKey)) return holds(`Signed by a key that you trust, ${publicKey.slice(0, 16)}.`)
	return holds(`Signed by ${publicKey.slice(0, 16)}, which a key that you trust vouched for.`)
}

/** A receipt proves that a ballot was taken: a bundle without it has dropped that ballot. */
export function checkReceipts(subject: Subject): Finding {
	const { bundle, crypto, evidence } = subject
	const { receipts = [] } = evidence
	let others = 0
	for (const [index, receipt] of receipts.entries()) {
		const where = `receipts[${index}]`
		const fault = faultOfReceipt(receipt, crypto)
		if (fault !== null) throw new Wrong(fault.sentence, `${where}.${fault.at}`)
		if (receipt.installation !== bundle.installation.id)
			throw new Wrong('This receipt is from another installation.', `${where}.installation`)
		if (!bundle.log.keys.some(({ publicKey }) => publicKey === receipt.publicKey))
			throw new Wrong(
				'This receipt is signed by a key that the log does not list, so that nobody vouches for it.',
				`${where}.publicKey`,
			)
		if (isOfDelegation(subject, receipt)) continue
		if (receipt.subject !== `vote:${bundle.vote.id}`) others += 1
		else checkIsKept(subject, receipt, where)
	}
	if (others > 0) return unchecked(`${counted(others, 'receipt')} about something else than this vote.`)
	return holds(`${counted(receipts.length, 'receipt')} found in the bundle.`)
}

/** Whether it is about a delegation that the roll rests on. One that is not may have been taken back, or name nobody on the roll. */
function isOfDelegation({ bundle }: Subject, receipt: Receipt): boolean {
	const hash = delegationHashIn(receipt)
	return hash !== null && (bundle.delegations ?? []).some(({ delegationHash }) => delegationHash === hash)
}

function checkIsKept({ bundle }: Subject, receipt: Receipt, where: string): void {
	const ballotHash = ballotHashIn(receipt)
	if (ballotHash !== null && !bundle.ballots.some((ballot) => ballot.ballotHash === ballotHash))
		throw new Wrong('The installation took this ballot, and the bundle has dropped it.', where)
	const leaf = bundle.log.leaves.find(({ leafHash }) => leafHash === receipt.leafHash)
	if (leaf === undefined) throw new Wrong('The entry of this receipt is not among those of the vote.', where)
	const { inclusion } = receipt
	if (inclusion !== undefined && leaf.index !== null && leaf.index !== inclusion.index)
		throw new Wrong(`The log has moved this entry from place ${inclusion.index} to ${leaf.index}.`, where)
}

/**
 * The log may grow and never change: what a checkpoint covered once is covered alike by every later one. A receipt's own
 * checkpoint needs no proof of that, since the bundle shows the receipt's entry under its own.
 */
export function checkConsistency(subject: Subject): Finding {
	const { bundle, crypto, evidence } = subject
	const { checkpoints = [] } = evidence
	const required = [...(bundle.log.checkpoint === null ? [] : [bundle.log.checkpoint]), ...checkpoints]
	const known = [...required, ...checkpointsInReceipts(evidence)]
	for (const [index, checkpoint] of known.entries()) {
		const fault = faultOfCheckpoint({ ...bundle, keys: bundle.log.keys }, checkpoint, crypto)
		if (fault !== null) throw new Wrong(fault, `checkpoints[${index}]`)
	}
	const linked = sizesLinked(subject, { rootBySize: rootsOf(known), from: Math.max(...required.map(sizeOf)) })
	if (required.some(({ size }) => !linked.has(size)))
		return unchecked(
			'Add the proof of consistency between the two checkpoints: /api/v1/log/consistency?first=SIZE&second=SIZE.',
		)
	const unlinked = known.filter(({ size }) => !linked.has(size))
	const also = unlinked.length === 0 ? '' : ` ${counted(unlinked.length, 'more')}: of receipts, whose entries are here.`
	return holds(`${counted(known.length - unlinked.length, 'checkpoint')} of one log that only grew.${also}`)
}

/** Every checkpoint that somebody holds, those in their receipts too. */
export function checkpointsIn(evidence: Evidence): readonly SignedCheckpoint[] {
	return [...(evidence.checkpoints ?? []), ...checkpointsInReceipts(evidence)]
}

function checkpointsInReceipts({ receipts = [] }: Evidence): readonly SignedCheckpoint[] {
	return receipts.flatMap(({ inclusion }) => (inclusion ? [inclusion.checkpoint] : []))
}

const sizeOf = ({ size }: SignedCheckpoint): number => size

/** The root of each size; throws where two checkpoints of one size have different ones. */
function rootsOf(checkpoints: readonly SignedCheckpoint[]): ReadonlyMap<number, string> {
	const rootBySize = new Map<number, string>()
	for (const { size, rootHash } of checkpoints) {
		if ((rootBySize.get(size) ?? rootHash) !== rootHash) throw new Wrong(forked(size, size), 'checkpoints')
		rootBySize.set(size, rootHash)
	}
	return rootBySize
}

type Known = { readonly rootBySize: ReadonlyMap<number, string>; readonly from: number }

/** The sizes that are proven to be beginnings of the log of this size, in one step or several; throws where one is disproven. */
function sizesLinked({ crypto, evidence: { proofs = [] } }: Subject, { rootBySize, from }: Known): ReadonlySet<number> {
	const linked = new Set([from])
	// From the largest down, so that one pass finds every way there is.
	for (const { first, second, proof } of [...proofs].sort((left, right) => right.second - left.second)) {
		const [firstRoot, secondRoot] = [rootBySize.get(first), rootBySize.get(second)]
		if (firstRoot === undefined || secondRoot === undefined) continue
		const roots = { firstRoot: fromHex(firstRoot), secondRoot: fromHex(secondRoot) }
		if (!verifyConsistency(crypto.sha256, { first, second, ...roots, proof: proof.map(fromHex) }))
			throw new Wrong(forked(first, second), 'checkpoints')
		if (linked.has(second)) linked.add(first)
	}
	return linked
}

function forked(first: number, second: number): string {
	return `The log was forked: two signed checkpoints, of ${first} and ${second} entries, contradict each other.`
}
