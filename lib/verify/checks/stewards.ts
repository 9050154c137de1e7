import type { BundleGrant, RollEntry } from '../bundle'
import { textHash } from '../hashes'
import { counted, type Finding, holds, unchecked, Wrong } from '../report'
import { type Leaf, readEntry, type Subject } from '../subject'

/** Nobody is on a roll of stewards who had not been made one, by an entry that the log took before the vote opened. */
export function checkStewards(subject: Subject): Finding {
	const { bundle, rollById } = subject
	const { grants, formatVersion, rules } = bundle
	if (formatVersion < 4) return withoutGrants(subject)
	if (grants === undefined) throw new Wrong('The bundle leaves out what made each on the roll a steward.', 'grants')
	if (rules.weights.kind !== 'one_each') {
		if (grants.length > 0) throw new Wrong('Nobody is on this roll for a role, and a grant is given.', 'grants[0]')
		return holds('Power comes from balances here, and from no role.')
	}
	checkNobodyLeftOff(subject)
	const used = new Map<string, string>()
	const shown = new Set<string>()
	const unbound: number[] = []
	for (const [index, grant] of grants.entries()) {
		const where = `grants[${index}]`
		const entry = rollById.get(grant.rollId)
		if (entry === undefined) throw new Wrong('Whoever this role was given to is not on the roll.', `${where}.rollId`)
		if (shown.has(grant.rollId)) throw new Wrong('Two grants are given for one voter.', `${where}.rollId`)
		shown.add(grant.rollId)
		const leaf = checkGrant(subject, grant, where)
		const other = used.get(grant.leaf.leafHash)
		if (other !== undefined) throw new Wrong(`This grant stands for another voter already, ${other}.`, `${where}.leaf`)
		used.set(grant.leaf.leafHash, entry.id)
		if (!isBound(subject, { grant, entry, leaf, where })) unbound.push(index)
	}
	const strange = bundle.roll.findIndex(({ id }) => !shown.has(id))
	if (strange >= 0)
		throw new Wrong('Nothing shows that this voter was ever made a steward: no grant is given.', `roll[${strange}]`)
	checkFirstUnbound(grants, unbound)
	if (unbound.length > 0)
		return unchecked(
			`${counted(unbound.length, 'voter')} became stewards before the log bound such a grant to a wallet: that it was theirs cannot be seen here.`,
		)
	return holds(`${counted(grants.length, 'voter')} made a steward by an entry of the log from before the vote opened.`)
}

/** Somebody may be involved in a case and so be left off; nobody is in a draft of the policy. */
function checkNobodyLeftOff({ bundle, leaves }: Subject): void {
	const opened = leaves().find(({ type }) => type === 'vote.opened')
	const { leftOff = [] } = opened?.facts ?? {}
	if (bundle.vote.subject.kind === 'policy' && !(Array.isArray(leftOff) && leftOff.length === 0))
		throw new Wrong(
			'Stewards were left off the roll of a vote on the policy.',
			`${opened?.where ?? 'log.leaves'}.entry`,
		)
}

/** Once the log has named a wallet it names one with every grant: none that names none comes after that. */
function checkFirstUnbound(grants: readonly BundleGrant[], unbound: readonly number[]): void {
	const placeOf = ({ leaf }: BundleGrant) => leaf.index ?? Number.POSITIVE_INFINITY // waits for its place behind all others
	const without = new Set(unbound)
	const bound = grants.filter((_, index) => !without.has(index)).map(placeOf)
	const first = bound.reduce((least, place) => Math.min(least, place), Number.POSITIVE_INFINITY)
	const late = unbound.find((index) => grants[index] !== undefined && placeOf(grants[index]) > first)
	if (late !== undefined) throw new Wrong(NAMELESS, `grants[${late}].leaf.entry`)
}

export const NAMELESS = 'This grant names no wallet, and the log had named those of others before.'

/** Older formats have no grants; a vote whose opening tells of them cannot be given out as if it had none. */
function withoutGrants({ bundle: { formatVersion, grants, rules }, leaves }: Subject): Finding {
	if (grants !== undefined) throw new Wrong(`A bundle of format ${formatVersion} has no grants.`, 'grants')
	if (rules.weights.kind !== 'one_each') return holds('Power comes from balances here, and from no role.')
	if (leaves().some(({ type, facts }) => type === 'vote.opened' && facts.leftOff !== undefined))
		throw new Wrong('When this vote opened, grants were held by bundles already; this one leaves them out.', 'grants')
	return unchecked(
		`Format ${formatVersion} does not tie the roll to the grants of the role; fetch the bundle again, or ask the DAO who its stewards were.`,
	)
}

/** The log took it before it opened the vote, and it gave the role of a steward. */
function checkGrant({ crypto, openedAt }: Subject, { leaf }: BundleGrant, where: string): Leaf {
	if (textHash(crypto, `\u0000${leaf.entry}`) !== leaf.leafHash)
		throw new Wrong('This entry of the log is another than its hash was made of.', `${where}.leaf.entry`)
	const said = readEntry(leaf.entry, /^person:/, `${where}.leaf`)
	if (!GIVING.includes(said.type)) throw new Wrong('This entry of the log gives nobody a role.', `${where}.leaf.entry`)
	if (said.facts.role !== 'steward')
		throw new Wrong('This entry of the log gives another role than that of a steward.', `${where}.leaf.entry`)
	const opened = openedAt()
	if (leaf.index !== null && opened !== null && leaf.index > opened)
		throw new Wrong('The log gave this role after it had opened the vote.', `${where}.leaf.index`)
	return said
}

/** The first demonstrations gave their roles with the entry by which somebody joined. */
const GIVING = ['people.role_granted', 'people.joined']

type Claim = {
	readonly grant: BundleGrant
	readonly entry: RollEntry
	readonly leaf: Leaf
	readonly where: string
}

/** Whether the grant names the wallet on the roll; throws where it names another one. */
function isBound({ crypto }: Subject, { grant: { salt }, entry, leaf, where }: Claim): boolean {
	const { wallet } = leaf.facts
	if (wallet === undefined) {
		if (salt !== null) throw new Wrong('There is nothing in this entry of the log that a salt could open.', where)
		return false
	}
	if (salt === null || textHash(crypto, `${salt}:${entry.address}`) !== wallet)
		throw new Wrong('This role was given to another wallet than the one on the roll.', `${where}.salt`)
	return true
}
