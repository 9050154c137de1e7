import 'server-only'
import { days, fromDate, type Instant, plus } from '@/lib/domain/kernel/instant'
import { isOpen, MEASURE_STATES } from '@/lib/domain/measures/measure'
import { formatDay } from '@/lib/format/dates'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'

type Applicant = {
	/** The operator itself, where it is on the register. */
	readonly id?: string
	readonly names: readonly string[]
	readonly rewardAddress: string | null
}

/** An operator of the same name or reward address that was offboarded, and may not return, or not yet. */
export type RejoinNotice = { readonly slug: string; readonly name: string; readonly sentence: string }

const MOST = 20

/** Warns where an operator looks like one that the DAO has offboarded. No registry on chain has such a flag. */
export async function rejoinNotices(tx: Tx, applicant: Applicant, now: Instant): Promise<readonly RejoinNotice[]> {
	const { id, names, rewardAddress } = applicant
	const alike = [
		{ names: { some: { name: { in: [...names], mode: 'insensitive' as const } } } },
		...(rewardAddress === null ? [] : [{ rewardAddress: { equals: rewardAddress, mode: 'insensitive' as const } }]),
	]
	const rows = await tx.measure.findMany({
		where: {
			kind: { in: ['offboarding_may_rejoin', 'offboarding_no_rejoin'] },
			state: { in: MEASURE_STATES.filter(isOpen) },
			operator: { OR: alike, ...(id !== undefined && { id: { not: id } }) },
		},
		orderBy: { decidedAt: 'asc' },
		take: MOST,
		include: { operator: { select: { slug: true, name: true } } },
	})
	return rows.flatMap(({ kind, decidedAt, parameters, operator }) => {
		const decided = fromDate(decidedAt)
		const record = `“${operator.name}”, which has the same name or reward address, was offboarded on ${formatDay(decidedAt.toISOString())}`
		if (kind === 'offboarding_no_rejoin') return [{ ...operator, sentence: `${record} and may not rejoin.` }]
		const wait = fromJson<{ readonly earliestRejoinDays?: unknown }>(parameters).earliestRejoinDays
		const until = typeof wait === 'number' ? plus(decided, days(wait)) : null
		if (until === null || until <= now) return []
		return [
			{ ...operator, sentence: `${record} and may apply again from ${formatDay(new Date(until).toISOString())}.` },
		]
	})
}
