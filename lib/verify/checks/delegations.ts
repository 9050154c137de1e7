import { delegationHasher } from '../ballot-hash'
import type { Bundle, BundleDelegation, RollEntry } from '../bundle'
import { toPrefixedHex } from '../crypto'
import { textHash } from '../hashes'
import { counted, type Finding, holds, unchecked, Wrong } from '../report'
import { readEntry, type Subject } from '../subject'

/** Nobody votes with another's power unless that one signed it, for this installation and before the vote opened. */
export function checkDelegations(subject: Subject): Finding {
	const { bundle } = subject
	const delegating = bundle.roll.filter(({ delegate }) => delegate !== null)
	const { delegations } = bundle
	if (bundle.formatVersion === 2) {
		if (delegations !== undefined) throw new Wrong('A bundle of format 2 has no delegations.', 'delegations')
		if (delegating.length === 0) return holds('Nobody on the roll has delegated.')
		return unchecked(
			`Format 2 does not hold what ${counted(delegating.length, 'delegator')} signed; fetch the bundle again.`,
		)
	}
	if (delegations === undefined) throw new Wrong('The bundle leaves out the delegations.', 'delegations')
	const signed = new Set<string>()
	const { chainId, salt } = bundle.typedData.domain
	const hashOf = delegationHasher(subject.crypto.keccak256, { chainId, installation: salt })
	const last = lastOfEach(delegations)
	for (const [index, delegation] of delegations.entries()) {
		const where = `delegations[${index}]`
		if (last.get(delegation.rollId) !== delegation)
			throw new Wrong('A later delegation of the same wallet took this one back.', `${where}.message.sequence`)
		checkSaid(subject, delegation, where)
		if (toPrefixedHex(hashOf(delegation.message)) !== delegation.delegationHash)
			throw new Wrong('This delegation does not say what its hash was made of.', `${where}.message`)
		checkLeaf(subject, delegation, where)
		signed.add(delegation.rollId)
	}
	const unsigned = bundle.roll.findIndex(({ id, delegate }) => delegate !== null && !signed.has(id))
	if (unsigned >= 0)
		throw new Wrong('Nothing shows that this voter delegated: no delegation is given.', `roll[${unsigned}].delegate`)
	return checkSigners(subject, delegations)
}

function lastOfEach(delegations: readonly BundleDelegation[]): ReadonlyMap<string, BundleDelegation> {
	const last = new Map<string, BundleDelegation>()
	for (const delegation of delegations) {
		const known = last.get(delegation.rollId)
		if (known === undefined || BigInt(known.message.sequence) < BigInt(delegation.message.sequence))
			last.set(delegation.rollId, delegation)
	}
	return last
}

function checkSaid({ bundle, rollById }: Subject, delegation: BundleDelegation, where: string): void {
	const { rollId, setAt } = delegation
	const delegator = rollById.get(rollId)
	if (delegator === undefined) throw new Wrong('Whoever signed this delegation is not on the roll.', `${where}.rollId`)
	checkPair(delegator, rollById.get(delegator.delegate ?? ''), { delegation, where })
	if (setAt > bundle.vote.opensAt)
		throw new Wrong('This delegation was signed after the vote had opened, and is for later ones.', `${where}.setAt`)
}

type Claim = { readonly delegation: BundleDelegation; readonly where: string }

function checkPair(delegator: RollEntry, delegate: RollEntry | undefined, { delegation, where }: Claim): void {
	const { message } = delegation
	if (message.delegator !== delegator.address)
		throw new Wrong('This delegation is of another wallet than the one on the roll.', `${where}.message.delegator`)
	if (delegate === undefined)
		throw new Wrong('The roll has nobody vote for this voter, and a delegation is given.', `${where}.rollId`)
	if (message.delegate !== delegate.address)
		throw new Wrong('This delegation names another delegate than the roll.', `${where}.message.delegate`)
}

/** The log took it, and before it opened the vote. */
function checkLeaf({ crypto, openedAt }: Subject, delegation: BundleDelegation, where: string): void {
	const { leaf, message, setAt, delegationHash } = delegation
	if (leaf === null) throw new Wrong('The log knows nothing of this delegation.', `${where}.leaf`)
	if (textHash(crypto, `\u0000${leaf.entry}`) !== leaf.leafHash)
		throw new Wrong('This entry of the log is another than its hash was made of.', `${where}.leaf.entry`)
	const { type, at, facts } = readEntry(leaf.entry, 'delegation', `${where}.leaf`)
	const isSame =
		type === 'delegation.set' &&
		at === setAt &&
		facts.delegationHash === delegationHash &&
		String(facts.sequence) === message.sequence &&
		facts.isRevoked === false
	if (!isSame) throw new Wrong('The log has another delegation, time or number in this place.', `${where}.leaf.entry`)
	const opened = openedAt()
	if (leaf.index !== null && opened !== null && leaf.index > opened)
		throw new Wrong('The log took this delegation after it had opened the vote.', `${where}.leaf.index`)
}

function checkSigners({ bundle, delegatorOf }: Subject, delegations: NonNullable<Bundle['delegations']>): Finding {
	let contracts = 0
	for (const [index, { signatureKind, checkedAtBlock, message }] of delegations.entries()) {
		if (signatureKind === 'eoa' && checkedAtBlock !== null)
			throw new Wrong('No block is needed to check the signature of a key.', `delegations[${index}].checkedAtBlock`)
		if (signatureKind !== 'eoa') contracts += 1
		else if (delegatorOf(index) !== message.delegator)
			throw new Wrong("This delegation is not signed by its delegator's wallet.", `delegations[${index}].signature`)
	}
	if (contracts > 0)
		return unchecked(
			`${counted(contracts, 'delegation')} of contract wallets: ask each contract on chain (ERC-1271, ERC-6492); the ${delegations.length - contracts} others are signed by their delegators.`,
		)
	if (delegations.length === 0) return holds('Nobody on the roll has delegated.')
	const voted = new Set(bundle.ballots.map(({ rollId }) => rollId))
	const overridden = delegations.filter(({ rollId }) => voted.has(rollId))
	return holds(
		`${counted(delegations.length, 'delegation')} signed before the vote opened; ${overridden.length} overridden by a ballot of the delegator's own.`,
	)
}
