import 'server-only'
import { days, fromDate, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import { isOpen, MEASURE_STATES, type MeasureKind, type MeasureState } from '@/lib/domain/measures/measure'
import { formatDay } from '@/lib/format/dates'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import type { MeasureFilter } from '@/lib/server/measures/queries/readable-measures'

type Applicant = {
	/** The operator itself, where it is on the register. */
	readonly id?: string
	readonly names: readonly string[]
	readonly rewardAddress: string | null
	/** The measures that the reader may know of; all of them, when left out. */
	readonly known?: MeasureFilter
}

/** What is on record of an offboarding, of the operator itself or of one of the same name or reward address. */
export type RejoinNotice = { readonly slug: string; readonly name: string; readonly sentence: string }

const MOST = 20

/** The offboardings that still say whether an operator may come back. */
export const KEEPS_OUT = {
	kind: { in: ['offboarding_may_rejoin', 'offboarding_no_rejoin'] },
	state: { in: MEASURE_STATES.filter(isOpen) },
} satisfies { readonly kind: { in: MeasureKind[] }; readonly state: { in: MeasureState[] } }

/**
 * Tells where the DAO has offboarded an operator, or one that looks like it, and it may not return, or not yet. No
 * registry on chain has such a flag, so people must be told.
 */
export async function rejoinNotices(tx: Tx, applicant: Applicant, now: Instant): Promise<readonly RejoinNotice[]> {
	const { id, names, rewardAddress, known = {} } = applicant
	const alike = [
		{ names: { some: { name: { in: [...names], mode: 'insensitive' as const } } } },
		...(rewardAddress === null ? [] : [{ rewardAddress: { equals: rewardAddress, mode: 'insensitive' as const } }]),
		...(id === undefined ? [] : [{ id }]),
	]
	const rows = await tx.measure.findMany({
		where: { ...KEEPS_OUT, operator: { OR: alike }, AND: [known] },
		orderBy: { decidedAt: 'asc' },
		take: MOST,
		include: { operator: { select: { id: true, slug: true, name: true } } },
	})
	return rows.flatMap(({ kind, decidedAt, parameters, operator }) => {
		const { slug, name } = operator
		const day = formatDay(decidedAt.toISOString())
		const record =
			operator.id === id
				? `The DAO decided on ${day} to offboard “${name}”: it`
				: `“${name}”, which has the same name or reward address, was offboarded on ${day} and`
		if (kind === 'offboarding_no_rejoin') return [{ slug, name, sentence: `${record} may not rejoin.` }]
		const wait = fromJson<{ readonly earliestRejoinDays?: unknown }>(parameters).earliestRejoinDays
		const until = typeof wait === 'number' ? plus(fromDate(decidedAt), days(wait)) : null
		if (until === null || until <= now) return []
		const from = formatDay(toIso(until))
		return [{ slug, name, sentence: `${record} may apply again from ${from}.` }]
	})
}
