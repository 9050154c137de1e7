import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Keys } from '@/lib/domain/execution/checks'
import { CONTRACTS, MAINNET } from '@/lib/domain/execution/contracts'
import type { Attempt, AttemptOutcome, HandOff, Venue } from '@/lib/domain/execution/hand-off'
import { REGISTRIES } from '@/lib/domain/execution/levers'
import { MODULE_KINDS, type ModuleKind, type Purpose } from '@/lib/domain/execution/plan'
import type { StepKey } from '@/lib/domain/execution/step-keys'
import { fromDate, type Instant, toDate } from '@/lib/domain/kernel/instant'
import type { ExecutionAttempt, KeyCount, Prisma } from '@/lib/generated/prisma/client'
import { dateOrNull, fromColumn, instantOrNull } from '@/lib/server/kernel/columns'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict } from '@/lib/server/kernel/transaction'
import { type StoredMeasure, toMeasure } from '@/lib/server/measures/measure.store'

export type StoredHandOff = HandOff & { readonly id: string; readonly version: number }

/** A measure with what its plan is made from. */
export type StoredExecution = {
	readonly measure: StoredMeasure
	readonly voteId: string | null
	readonly operator: {
		readonly slug: string
		readonly name: string
		readonly index: number | null
		readonly isActive: boolean | null
		readonly isDemonstration: boolean
	}
	/** `null` for an operator that stands in none of the modules that Guardrail knows levers of. */
	readonly module: ModuleKind | null
	readonly chainId: number | null
	readonly routerModuleId: number | null
	readonly keys: Keys | null
	readonly handOffs: readonly StoredHandOff[]
}

const PARTS = {
	operator: { include: { module: true, keyCounts: { orderBy: { blockNumber: 'desc' }, take: 1 } } },
	handOffs: { orderBy: { createdAt: 'asc' }, include: { attempts: { orderBy: { number: 'asc' } } } },
} satisfies Prisma.MeasureInclude

/** A measure with its operator, module, keys and hand-offs. */
export async function findExecution(tx: Tx, measureId: string): Promise<StoredExecution | null> {
	const row = await tx.measure.findUnique({ where: { id: measureId }, include: PARTS })
	if (row === null) return null
	const { operator } = row
	const { module } = operator
	const kind = moduleKind(module)
	const keys = operator.keyCounts[0]
	return {
		measure: toMeasure(row),
		voteId: row.voteId,
		operator: {
			slug: operator.slug,
			name: operator.name,
			index: operator.registryIndex,
			isActive: operator.active,
			isDemonstration: operator.isDemonstration,
		},
		module: kind,
		chainId: kind !== null && module.network === 'Ethereum mainnet' ? MAINNET : null,
		routerModuleId: module.routerModuleId,
		keys: keys === undefined ? null : toKeys(keys),
		handOffs: row.handOffs.map(({ id, version, purpose, step, attempts }) => ({
			id,
			version,
			purpose: fromColumn<Purpose>(purpose),
			step: fromColumn<StepKey>(step),
			attempts: attempts.map(toAttempt),
		})),
	}
}

/** Which of the known modules this is: by its contract, or by its number in the router. */
function moduleKind(module: { address: string | null; routerModuleId: number | null }): ModuleKind | null {
	const address = module.address?.toLowerCase()
	const byAddress = MODULE_KINDS.find((kind) => CONTRACTS[REGISTRIES[kind]].address === address)
	return byAddress ?? (address === undefined ? null : (MODULE_KINDS[(module.routerModuleId ?? 0) - 1] ?? null))
}

function toKeys(row: KeyCount): Keys {
	return {
		total: row.totalSigningKeys,
		deposited: row.usedSigningKeys,
		exited: row.stoppedValidators,
		block: row.blockNumber.toString(),
		at: row.blockTime.toISOString(),
	}
}

function toAttempt(row: ExecutionAttempt): Attempt {
	return {
		number: row.number,
		former: row.former,
		venue: fromColumn<Venue>(row.venue),
		link: row.link,
		handedAt: fromDate(row.handedAt),
		outcome: row.outcome === null ? null : fromColumn<AttemptOutcome>(row.outcome),
		endedAt: instantOrNull(row.endedAt),
		evidence: row.evidence,
		note: row.note,
	}
}

/** Saves a hand-off with its tries; `before` is `null` for a new one. */
export async function saveHandOff(
	tx: Tx,
	change: {
		readonly measureId: string
		readonly before: StoredHandOff | null
		readonly after: HandOff
		readonly at: Instant
	},
): Promise<string> {
	const { measureId, before, after, at } = change
	const id = before?.id ?? randomUUID()
	if (before === null) {
		const { purpose, step } = after
		// Two at once for one step: the second meets the first's row and is told to try again.
		const { count } = await tx.executionHandOff.createMany({
			data: [{ id, measureId, purpose, step, createdAt: toDate(at) }],
			skipDuplicates: true,
		})
		if (count === 0) throw new Conflict()
	} else {
		const where = { id, version: before.version }
		const { count } = await tx.executionHandOff.updateMany({ where, data: { version: { increment: 1 } } })
		if (count === 0) throw new Conflict()
	}
	for (const attempt of after.attempts) {
		const { number, handedAt, endedAt, ...rest } = attempt
		const data = { ...rest, handedAt: toDate(handedAt), endedAt: dateOrNull(endedAt) }
		await tx.executionAttempt.upsert({
			where: { handOffId_number: { handOffId: id, number } },
			create: { id: randomUUID(), handOffId: id, number, ...data },
			update: data,
		})
	}
	return id
}
