import type { Counted } from '@/lib/domain/decisions/methods/method'
import type { Bundle, BundleBallot } from '../bundle'
import { type Happened, replay } from '../replay'
import { type Finding, holds, Wrong } from '../report'
import type { Leaf, Subject } from '../subject'

const HOUR_MS = 3_600_000

/**
 * A ballot that changes what is leading shortly before the end of the main phase extends the vote once, so that nobody
 * wins by waiting. Made again here from the ballots, in the order that the chain gives them.
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
	return holds(`Ballot ${late.number} changed what was leading at ${late.castAt}: ${extensionHours} hours more.`)
}

type Ending = {
	readonly late: BundleBallot | null
	readonly extension: Leaf | null
	/** The end as it stood when the vote opened. */
	readonly planned: string
}

function checkExtension({ ballots, rules }: Bundle, { late, extension, planned }: Ending): void {
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
			`This ballot changed what was leading in the last ${quietEndingHours} hours, and the vote was not extended.`,
			`ballots[${ballots.indexOf(late)}]`,
		)
	if (extension.at !== late.castAt || extension.facts.number !== late.number + 1)
		throw new Wrong(
			'The vote was extended by another ballot than the one that changed what was leading.',
			extension.where,
		)
	const end = new Date(Date.parse(planned) + extensionHours * HOUR_MS).toISOString()
	if (extension.facts.closesAt !== end)
		throw new Wrong(`The vote was not extended by ${extensionHours} hours.`, extension.where)
}

/** The first ballot that changed what was leading in the quiet hours of the main phase. */
function lateChange(subject: Subject, mainEnd: number): BundleBallot | null {
	const { bundle } = subject
	const { quietEndingHours, objectionHours } = bundle.rules
	const vote = replay(bundle)
	for (const event of eventsOf(subject)) {
		const at = event.kind === 'ballot' ? Date.parse(event.ballot.castAt) : Number.NaN
		const isLate = at >= mainEnd - quietEndingHours * HOUR_MS && (objectionHours === 0 || at < mainEnd)
		const before = isLate ? vote.leading() : null
		vote.take(event)
		if (event.kind === 'ballot' && before !== null && !isSame(before, vote.leading())) return event.ballot
	}
	return null
}

function eventsOf({ bundle, leaves }: Subject): readonly Happened[] {
	const recusals = leaves().flatMap(({ type, facts }): readonly Happened[] =>
		type === 'vote.recused' ? [{ kind: 'recusal', number: Number(facts.number), rollId: String(facts.rollEntry) }] : [],
	)
	const cast = bundle.ballots.map((ballot): Happened => ({ kind: 'ballot', number: ballot.number, ballot }))
	return [...cast, ...recusals].sort((left, right) => left.number - right.number)
}

function isSame(left: Counted, right: Counted): boolean {
	return left.outcome === right.outcome && left.rung === right.rung && left.option === right.option
}
