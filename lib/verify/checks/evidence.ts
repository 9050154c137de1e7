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
	if (!bundle.log.leaves.some(({ leafHash }) => leafHash === receipt.leafHash))
		throw new Wrong('The entry of this receipt is not among those of the vote.', where)
}

/** The log may grow and never change: what a checkpoint covered once is covered alike by every later one. */
export function checkConsistency(subject: Subject): Finding {
	const { bundle, crypto, evidence } = subject
	const known = [...(bundle.log.checkpoint === null ? [] : [bundle.log.checkpoint]), ...checkpointsIn(evidence)]
	for (const [index, checkpoint] of known.entries()) {
		const fault = faultOfCheckpoint({ ...bundle, keys: bundle.log.keys }, checkpoint, crypto)
		if (fault !== null) throw new Wrong(fault, `checkpoints[${index}]`)
	}
	const [first, ...later] = known.sort((left, right) => left.size - right.size)
	let before = first
	let gaps = 0
	for (const after of later) {
		if (before !== undefined && !isContinued(subject, before, after)) gaps += 1
		before = after
	}
	if (gaps > 0)
		return unchecked(
			'Add the proof of consistency between the two checkpoints: /api/v1/log/consistency?first=SIZE&second=SIZE.',
		)
	return holds(`${counted(known.length, 'checkpoint')} of one log that only grew.`)
}

/** Every checkpoint that somebody holds, those in their receipts too. */
export function checkpointsIn({ checkpoints = [], receipts = [] }: Evidence): readonly SignedCheckpoint[] {
	return [...checkpoints, ...receipts.flatMap(({ inclusion }) => (inclusion ? [inclusion.checkpoint] : []))]
}

/** Whether it is proven; throws where it is disproven. */
function isContinued({ crypto, evidence }: Subject, before: SignedCheckpoint, after: SignedCheckpoint): boolean {
	const forked = `The log was forked: two signed checkpoints, of ${before.size} and ${after.size} entries, contradict each other.`
	if (before.size === after.size) {
		if (before.rootHash !== after.rootHash) throw new Wrong(forked, 'checkpoints')
		return true
	}
	const found = evidence.proofs?.find(({ first, second }) => first === before.size && second === after.size)
	if (found === undefined) return false
	const claim = {
		first: before.size,
		second: after.size,
		firstRoot: fromHex(before.rootHash),
		secondRoot: fromHex(after.rootHash),
		proof: found.proof.map(fromHex),
	}
	if (!verifyConsistency(crypto.sha256, claim)) throw new Wrong(forked, 'checkpoints')
	return true
}
