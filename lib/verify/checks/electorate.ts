import { fromHex, toHex } from '@/lib/domain/log/hex'
import { rootOf } from '@/lib/domain/log/merkle'
import type { ExportedLog } from '../log-export'
import { counted, entries as entriesOf, type Finding, holds, unchecked, Wrong } from '../report'
import { readEntry, type Subject } from '../subject'
import { NAMELESS } from './stewards'

/** The roll is everybody whose role had begun and not ended when the log opened the vote: the whole log shows it. */
export function checkElectorate(subject: Subject): Finding {
	const { bundle, evidence, openedAt } = subject
	if (bundle.rules.weights.kind !== 'one_each') return holds('Power comes from balances here, and from no role.')
	if (bundle.grants === undefined) return unchecked('The bundle does not hold on which grants its roll rests.')
	const opened = openedAt()
	const log = evidence.logs?.find(
		({ installation, entries }) => installation === bundle.installation.id && entries.length > (opened ?? Infinity),
	)
	if (opened === null || log === undefined)
		return unchecked('None of the logs that hold is of this installation and reaches to the opening of this vote.')
	if (!bundle.log.leaves.some(({ leafHash }) => log.entries[opened]?.leafHash === leafHash))
		throw new Wrong('The log has another entry where the bundle has the opening of the vote.', 'log.leaves')
	const { checkpoint } = bundle.log
	if (checkpoint === null || log.entries.length < checkpoint.size)
		return unchecked('The export of the log does not reach to the checkpoint of the bundle: fetch it again.')
	if (rootOver(subject, log, checkpoint.size) !== checkpoint.rootHash)
		throw new Wrong('The log was forked: the export has other entries than the checkpoint covers.', 'log.checkpoint')
	const stewards = stewardsAt(log, opened)
	const here = checkVoters(subject, log, stewards)
	const leftOff = leftOffBy(subject)
	for (const [grant, { leafHash, index }] of stewards.held) {
		if (!here.has(leafHash) && !leftOff.includes(grant))
			throw new Wrong(`Somebody had been a steward since entry ${index} of the log, and is not on the roll.`, 'roll')
	}
	return verdict(stewards, { onRoll: here.size, leftOff: leftOff.filter((grant) => stewards.held.has(grant)).length })
}

/** The root over the first so many entries of an export. */
function rootOver({ crypto }: Subject, { entries }: ExportedLog, size: number): string {
	return toHex(
		rootOf(
			crypto.sha256,
			entries.slice(0, size).map(({ leafHash }) => fromHex(leafHash)),
		),
	)
}

type Held = { readonly index: number; readonly leafHash: string }

type Stewards = {
	/** Grants with a wallet that had not ended, by their ids. */
	readonly held: ReadonlyMap<string, Held>
	/** Grants and ends from before the log named them. */
	readonly nameless: number
	/** Entries that the export does not show. */
	readonly hidden: number
	/** Where the log first named the wallet of a grant. */
	readonly naming: number
}

const OF_A_ROLE = /"type":"people\.role_(granted|ended)"/

function stewardsAt({ entries }: ExportedLog, end: number): Stewards {
	const held = new Map<string, Held>()
	let [nameless, hidden, naming] = [0, 0, Number.POSITIVE_INFINITY]
	for (const { index, leafHash, entry } of entries.slice(0, end)) {
		if (entry === null) hidden += 1
		if (entry === null || !OF_A_ROLE.test(entry)) continue
		const { type, facts } = readEntry(entry, /^person:/, `entries[${index}]`)
		if (facts.wallet !== undefined) naming = Math.min(naming, index)
		if (facts.role !== 'steward') continue
		if (typeof facts.grant !== 'string') nameless += 1
		else if (type === 'people.role_ended') held.delete(facts.grant)
		else if (facts.wallet !== null) held.set(facts.grant, { index, leafHash })
	}
	return { held, nameless, hidden, naming }
}

/** The hashes of the entries that the roll rests on; throws where one had ended, or stands elsewhere in the log. */
function checkVoters(
	{ bundle: { grants = [] } }: Subject,
	log: ExportedLog,
	{ held, naming }: Stewards,
): ReadonlySet<string> {
	const inForce = new Set([...held.values()].map(({ leafHash }) => leafHash))
	for (const [index, { leaf, salt }] of grants.entries()) {
		if (leaf.index !== null && log.entries[leaf.index]?.leafHash !== leaf.leafHash)
			throw new Wrong('The log has another entry in this place.', `grants[${index}].leaf`)
		const { type, facts } = readEntry(leaf.entry, /^person:/, `grants[${index}].leaf`)
		if (facts.wallet === undefined && (leaf.index ?? Number.POSITIVE_INFINITY) > naming)
			throw new Wrong(NAMELESS, `grants[${index}].leaf.entry`)
		const isNamed = salt !== null || (type === 'people.role_granted' && typeof facts.grant === 'string')
		if (isNamed && !inForce.has(leaf.leafHash))
			throw new Wrong('This role had ended before the vote opened.', `grants[${index}]`)
	}
	return new Set(grants.map(({ leaf }) => leaf.leafHash))
}

/** The grants of those whom the opening says to be involved in the case. */
function leftOffBy({ leaves }: Subject): readonly string[] {
	const { leftOff } = leaves().find(({ type }) => type === 'vote.opened')?.facts ?? {}
	return Array.isArray(leftOff) ? leftOff.filter((grant): grant is string => typeof grant === 'string') : []
}

function verdict(
	{ nameless, hidden }: Stewards,
	{ onRoll, leftOff }: { readonly onRoll: number; readonly leftOff: number },
): Finding {
	const open = [
		...(leftOff > 0 ? [`${counted(leftOff, 'steward')} left off as involved in the case: ask whether they are.`] : []),
		...(nameless > 0 ? [`${entriesOf(nameless)} from before the log named its grants: see whom they are about.`] : []),
		...(hidden > 0 ? [`${entriesOf(hidden)} before the opening not shown: an end of a role could be among them.`] : []),
	]
	const found = `All ${onRoll} on the roll were stewards when the vote opened, and nobody else is known to have been.`
	return open.length === 0 ? holds(found) : unchecked(`Nothing is wrong as far as the log shows. ${open.join(' ')}`)
}
