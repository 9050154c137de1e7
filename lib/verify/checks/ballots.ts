import { ballotHasher } from '../ballot-hash'
import type { Bundle, BundleBallot, RollEntry } from '../bundle'
import { toPrefixedHex } from '../crypto'
import { counted, type Finding, holds, unchecked, Wrong } from '../report'
import type { Subject } from '../subject'

const NO_SALT = `0x${'00'.repeat(32)}`

type Message = NonNullable<BundleBallot['message']>

export function checkBallots(subject: Subject): Finding {
	const { bundle, rollById } = subject
	const voted = new Map<string, number>()
	let before: BundleBallot | null = null
	for (const [index, ballot] of bundle.ballots.entries()) {
		const where = `ballots[${index}]`
		const voter = rollById.get(ballot.rollId)
		if (voter === undefined) throw new Wrong('Whoever cast this ballot is not on the roll.', `${where}.rollId`)
		checkTime(bundle, ballot, voter, where)
		if (before !== null && (ballot.number <= before.number || ballot.castAt < before.castAt))
			throw new Wrong('This ballot stands behind one that came later.', `${where}.number`)
		const sequence = (voted.get(voter.id) ?? 0) + 1
		voted.set(voter.id, sequence)
		if (ballot.message !== null && ballot.message.sequence !== String(sequence)) nameDropped(subject, voter.id)
		if (ballot.message !== null) checkMessage(bundle, { message: ballot.message, voter, sequence }, `${where}.message`)
		else checkStaysSealed(bundle, ballot, where)
		before = ballot
	}
	const silent = bundle.roll.findIndex(({ id, hasVoted }) => hasVoted !== voted.has(id))
	if (silent >= 0) nameDropped(subject, bundle.roll[silent]?.id)
	if (silent >= 0) throw new Wrong('The roll is wrong about whether this voter voted.', `roll[${silent}].hasVoted`)
	return holds(`${counted(bundle.ballots.length, 'ballot')} by ${counted(voted.size, 'voter')}, all in time.`)
}

/** Where the log has a ballot of this voter that the bundle lacks, that is what is wrong, not what follows from it. */
function nameDropped({ leaves, ballotByNumber }: Subject, rollId: string | undefined): void {
	const dropped = leaves().find(
		({ type, facts }) =>
			type === 'vote.ballot_cast' && facts.rollEntry === rollId && !ballotByNumber.has(Number(facts.number)),
	)
	if (dropped === undefined) return
	const number = String(dropped.facts.number)
	throw new Wrong(`The log took ballot ${number}, and the bundle has dropped it.`, dropped.where)
}

function checkTime({ vote }: Bundle, { castAt }: BundleBallot, { recusal }: RollEntry, where: string): void {
	if (castAt < vote.opensAt) throw new Wrong('This ballot was cast before the vote opened.', `${where}.castAt`)
	if (castAt >= vote.closesAt) throw new Wrong('This ballot was cast after the vote closed.', `${where}.castAt`)
	if (recusal !== null && recusal.at < castAt)
		throw new Wrong('This ballot was cast by somebody who had recused themselves.', `${where}.castAt`)
}

type Claim = { readonly message: Message; readonly voter: RollEntry; readonly sequence: number }

function checkMessage(bundle: Bundle, { message, voter, sequence }: Claim, where: string): void {
	const wanted = {
		vote: [bundle.vote.id, 'for another vote'],
		voter: [voter.address, 'by another wallet than the one on the roll'],
		revision: [`0x${bundle.revisionHash}`, 'about another revision'],
		policy: [bundle.policy.version, 'under another policy'],
		method: [bundle.rules.method, 'for another method'],
		sequence: [String(sequence), 'with another number than the voter had reached'],
	} as const
	for (const [name, [value, wrong]] of Object.entries(wanted)) {
		// The names above are names of a message.
		if (message[name as keyof typeof wanted] !== value)
			throw new Wrong(`This ballot was signed ${wrong}.`, `${where}.${name}`)
	}
	if ((message.salt !== NO_SALT) !== bundle.rules.isSealed)
		throw new Wrong('Ballots of a sealed vote carry a salt, and those of an open vote none.', `${where}.salt`)
}

function checkStaysSealed({ rules, vote }: Bundle, { signature }: BundleBallot, where: string): void {
	if (!rules.isSealed) throw new Wrong('This ballot is hidden though the vote is not sealed.', `${where}.message`)
	if (vote.state === 'tallied')
		throw new Wrong('This ballot is still hidden though the vote is counted.', `${where}.message`)
	if (signature !== null) throw new Wrong('A sealed ballot shows no signature before the end.', `${where}.signature`)
}

export function checkHashes({ bundle, crypto, onProgress }: Subject): Finding {
	const { chainId, salt } = bundle.typedData.domain
	const hashOf = ballotHasher(crypto.keccak256, { chainId, installation: salt })
	const seen = new Set<string>()
	let sealed = 0
	for (const [index, { message, ballotHash }] of bundle.ballots.entries()) {
		if (seen.has(ballotHash)) throw new Wrong('Two ballots have the same hash.', `ballots[${index}].ballotHash`)
		seen.add(ballotHash)
		if (message === null) sealed += 1
		else if (toPrefixedHex(hashOf(message)) !== ballotHash)
			throw new Wrong('This ballot does not say what its hash was made of.', `ballots[${index}].message`)
		if (index % 1_000 === 0) onProgress(index, 2 * bundle.ballots.length)
	}
	if (sealed > 0) return unchecked(`${counted(sealed, 'ballot')} will be opened when the vote closes.`)
	return holds(`${counted(bundle.ballots.length, 'ballot')} hashed again (EIP-712).`)
}

export function checkSignatures({ bundle, signerOf, onProgress }: Subject): Finding {
	const total = bundle.ballots.length
	let contracts = 0
	let sealed = 0
	for (const [index, ballot] of bundle.ballots.entries()) {
		const { message, signature, signatureKind } = ballot
		if (signatureKind === 'eoa' && ballot.checkedAtBlock !== null)
			throw new Wrong('No block is needed to check the signature of a key.', `ballots[${index}].checkedAtBlock`)
		if (message === null) sealed += 1
		else if (signature === null) throw new Wrong('This ballot has no signature.', `ballots[${index}].signature`)
		else if (signatureKind !== 'eoa') contracts += 1
		else if (signerOf(index) !== message.voter)
			throw new Wrong("This ballot is not signed by its voter's wallet.", `ballots[${index}].signature`)
		if (index % 100 === 0) onProgress(total + index, 2 * total)
	}
	onProgress(2 * total, 2 * total)
	if (sealed > 0) return unchecked(`${counted(sealed, 'ballot')} will be opened when the vote closes.`)
	if (contracts > 0)
		return unchecked(
			`${counted(contracts, 'ballot')} of contract wallets: ask each contract on chain (ERC-1271, ERC-6492); the ${total - contracts} others are signed by their voters.`,
		)
	return holds(`${counted(total, 'signature')} recovered, each the wallet on the roll.`)
}

export function checkCounted(subject: Subject): Finding {
	const { bundle, counting } = subject
	const counts = new Set(counting())
	const odd = bundle.ballots.findIndex((ballot) => ballot.isCounted !== counts.has(ballot))
	if (odd >= 0) {
		nameDropped(subject, bundle.ballots[odd]?.rollId)
		const why = counts.has(bundle.ballots[odd] as BundleBallot) // the index was found in this list
			? 'This is the last ballot of a voter, and it is not counted.'
			: 'This ballot was replaced, or its voter recused, and it is counted all the same.'
		throw new Wrong(why, `ballots[${odd}].isCounted`)
	}
	const voted = new Set(bundle.ballots.map(({ rollId }) => rollId))
	const recused = bundle.roll.filter(({ id, recusal }) => recusal !== null && voted.has(id))
	const found = `${counted(counts.size, 'ballot')} of ${bundle.ballots.length} count.`
	if (recused.length === 0) return holds(found)
	const names = recused.map(({ name }) => name).join(', ')
	return unchecked(
		`${found} ${counted(recused.length, 'voter')} cast a ballot and then recused, by the word of the installation alone: ask whether they did (${names}).`,
	)
}
