import type { Counted } from '@/lib/domain/decisions/methods/method'
import type { Bundle } from '../bundle'
import { type Happened, replay } from '../replay'
import { type Finding, holds, Wrong } from '../report'
import type { Leaf, Subject } from '../subject'

const HOUR_MS = 3_600_000

/**
 * A ballot or recusal that changes what is leading shortly before the end of the main phase extends the vote once, so
 * that nobody wins by waiting. Made again here from both, in the order that the chain gives them.
 */
export function checkEnding(subject: Subject): Finding {
	const { bundle, leaves } = subject
	const extended = leaves().filter(({ type }) => type === 'vote.extended')
	if (extended[1] !== undefined) throw new Wrong('The log has extended this vote twice.', extended[1].where)
	const planned = leaves().find(({ type }) => type === 'vote.opened')?.facts ?? {}
	const { isSealed, quietEndingHours, extensionHours } = bundle.rules
	const late = isSealed ? null : lateChange(subject, Date.parse(String(planned.mainClosesAt)))
	checkExtension(bundle, { late, extension: extended[0] ?? null, planned: String(planned.closesAt) })
	if (isSealed) return holds('Nobody sees what leads in a sealed vote, so nothing extends it.')
	if (late === null) return holds(`Nothing that led changed in the last ${quietEndingHours} hours.`)
	return holds(`${late.name} changed what was leading at ${late.at}: ${extensionHours} hours more.`)
}

/** What changed the leading outcome late. */
type Late = {
	/** In the vote's chain. */
	readonly number: number
	readonly at: string
	/** `Ballot 5`. */
	readonly name: string
	readonly where: string
}

type Ending = {
	readonly late: Late | null
	readonly extension: Leaf | null
	/** The end as it stood when the vote opened. */
	readonly planned: string
}

function checkExtension({ rules }: Bundle, { late, extension, planned }: Ending): void {
	if (late === null) {
		if (extension !== null)
			throw new Wrong(
				'The vote was extended, and nothing that led had changed shortly before its end.',
				extension.where,
			)
		return
	}
	const { quietEndingHours, extensionHours } = rules
	if (extension === null)
		throw new Wrong(
			`${late.name} changed what was leading in the last ${quietEndingHours} hours, and the vote was not extended.`,
			late.where,
		)
	if (extension.at !== late.at || extension.facts.number !== late.number + 1)
		throw new Wrong('The vote was extended by something else than what changed the leading outcome.', extension.where)
	const end = new Date(Date.parse(planned) + extensionHours * HOUR_MS).toISOString()
	if (extension.facts.closesAt !== end)
		throw new Wrong(`The vote was not extended by ${extensionHours} hours.`, extension.where)
}

/** The first ballot or recusal that changed what was leading in the quiet hours of the main phase. */
function lateChange(subject: Subject, mainEnd: number): Late | null {
	const { bundle } = subject
	const { quietEndingHours, objectionHours } = bundle.rules
	const vote = replay(bundle)
	for (const { event, ...what } of eventsOf(subject)) {
		const at = Date.parse(what.at)
		const isLate = at >= mainEnd - quietEndingHours * HOUR_MS && (objectionHours === 0 || at < mainEnd)
		const before = isLate ? vote.leading() : null
		vote.take(event)
		if (before !== null && !isSame(before, vote.leading())) return { ...what, number: event.number }
	}
	return null
}

type Told = Omit<Late, 'number'> & { readonly event: Happened }

function eventsOf({ bundle, leaves }: Subject): readonly Told[] {
	const recusals = leaves().flatMap(({ type, facts, at, where }): readonly Told[] => {
		if (type !== 'vote.recused') return []
		const number = Number(facts.number)
		return [
			{ event: { kind: 'recusal', number, rollId: String(facts.rollEntry) }, at, name: `Recusal ${number}`, where },
		]
	})
	const cast = bundle.ballots.map((ballot, index): Told => {
		const { number, castAt: at } = ballot
		return { event: { kind: 'ballot', number, ballot }, at, name: `Ballot ${number}`, where: `ballots[${index}]` }
	})
	return [...cast, ...recusals].sort((left, right) => left.event.number - right.event.number)
}

function isSame(left: Counted, right: Counted): boolean {
	return left.outcome === right.outcome && left.rung === right.rung && left.option === right.option
}
