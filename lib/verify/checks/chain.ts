import { linkText } from '@/lib/domain/decisions/vote-chain'
import { textHash } from '../hashes'
import { counted, entries, type Finding, holds, Wrong } from '../report'
import type { Leaf, Subject } from '../subject'

export function checkChain(subject: Subject): Finding {
	const { bundle, crypto, ballotByNumber } = subject
	const links = subject.leaves().filter((leaf) => linkText({ head: '', number: 0 }, leaf) !== null)
	links.sort((left, right) => Number(left.facts.number) - Number(right.facts.number))
	let head = bundle.rollHash
	const linked = new Set<number>()
	const recused = new Set<unknown>()
	for (const [index, { type, facts, where }] of links.entries()) {
		const number = index + 1
		if (facts.number !== number)
			throw new Wrong(`Number ${number} of the vote is missing, or there twice; the next is ${facts.number}.`, where)
		if (facts.previous !== head) throw new Wrong('This does not follow on what the log has before it.', where)
		if (type === 'vote.ballot_cast') {
			const ballot = ballotByNumber.get(number)
			if (ballot === undefined) throw new Wrong(`The log took ballot ${number}, and the bundle has dropped it.`, where)
			if (ballot.ballotHash !== facts.ballotHash)
				throw new Wrong(`Ballot ${number} is another than the log took.`, `ballots[${bundle.ballots.indexOf(ballot)}]`)
			if (recused.has(ballot.rollId))
				throw new Wrong(`Ballot ${number} was cast by somebody who had recused themselves.`, where)
			linked.add(number)
		}
		if (type === 'vote.recused') recused.add(facts.rollEntry)
		head = textHash(crypto, linkText({ head, number }, { type, facts }) ?? '')
	}
	const stray = bundle.ballots.findIndex(({ number }) => !linked.has(number))
	if (stray >= 0) throw new Wrong('The log never took this ballot.', `ballots[${stray}]`)
	checkHead(subject, head)
	checkCountBegun(subject, { head, links })
	return holds(`${counted(links.length, 'event')} in one chain, from the roll to ${head.slice(0, 16)}.`)
}

function checkHead({ bundle, leaves }: Subject, head: string): void {
	const tallied = leaves().find(({ type }) => type === 'vote.tallied')
	if (tallied === undefined) return
	if (tallied.facts.head !== head) throw new Wrong('The count was made over another chain of ballots.', tallied.where)
	if (tallied.facts.ballots !== bundle.ballots.length)
		throw new Wrong(
			`The log counted ${String(tallied.facts.ballots)} ballots, and the bundle has ${bundle.ballots.length}.`,
			tallied.where,
		)
}

/** Once the count has begun, ballots are opened one after the other: none is taken from then on, and nobody recuses. */
function checkCountBegun(
	{ bundle, leaves }: Subject,
	{ head, links }: { readonly head: string; readonly links: readonly Leaf[] },
): void {
	const [begun, ...more] = leaves().filter(({ type }) => type === 'vote.count_begun')
	if (more[0] !== undefined) throw new Wrong('The log has begun the count of this vote twice.', more[0].where)
	if (begun === undefined) return
	const places = new Map(
		leaves().map((leaf, at) => [leaf, bundle.log.leaves[at]?.index ?? Number.POSITIVE_INFINITY] as const),
	)
	const placeOf = (leaf: Leaf) => places.get(leaf) ?? Number.POSITIVE_INFINITY
	const late = links.find((link) => placeOf(link) > placeOf(begun))
	if (late !== undefined) throw new Wrong('The log took this after the count of the vote had begun.', late.where)
	if (begun.facts.head !== head || begun.facts.ballots !== bundle.ballots.length)
		throw new Wrong('The count began over other ballots than those that the bundle has.', begun.where)
}

export function checkLeaves(subject: Subject): Finding {
	const { bundle, crypto, ballotByNumber, rollById } = subject
	const leaves = subject.leaves()
	const prefixed = (entry: string) => `\u0000${entry}` // RFC 9162: a leaf is hashed behind a zero byte
	for (const [index, { leafHash, entry }] of bundle.log.leaves.entries()) {
		if (textHash(crypto, prefixed(entry)) !== leafHash)
			throw new Wrong('This entry of the log is another than its hash was made of.', `log.leaves[${index}].entry`)
	}
	for (const leaf of leaves) {
		const { facts, where, at, type } = leaf
		if (type === 'vote.ballot_cast') {
			const ballot = ballotByNumber.get(Number(facts.number))
			const sequence = ballot?.message?.sequence ?? String(facts.sequence)
			if (facts.rollEntry !== ballot?.rollId || at !== ballot?.castAt || String(facts.sequence) !== sequence)
				throw new Wrong('The log has another voter, time or number for this ballot.', where)
		}
		if (type === 'vote.recused') checkRecusal(leaf, rollById.get(String(facts.rollEntry))?.recusal ?? null)
	}
	checkAllRecusalsLogged(subject, leaves)
	return holds(`${entries(leaves.length)} of the log agree with the bundle.`)
}

function checkRecusal({ at, facts, where }: Leaf, recusal: { at: string; conflict: string } | null): void {
	if (recusal === null || recusal.at !== at || recusal.conflict !== facts.conflict)
		throw new Wrong('The log has a recusal that the roll does not have like this.', where)
}

function checkAllRecusalsLogged({ bundle }: Subject, leaves: readonly Leaf[]): void {
	const recused = new Set(leaves.flatMap(({ type, facts }) => (type === 'vote.recused' ? [facts.rollEntry] : [])))
	const stray = bundle.roll.findIndex(({ id, recusal }) => recusal !== null && !recused.has(id))
	if (stray >= 0) throw new Wrong('The log knows nothing of this recusal.', `roll[${stray}].recusal`)
}
