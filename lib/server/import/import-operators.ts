import 'server-only'
import { problem } from '@/lib/contracts/problem'
import { slugify } from '@/lib/domain/incidents/slug'
import type { CommandResult } from '@/lib/server/kernel/define-command'
import { prisma } from '@/lib/server/kernel/prisma'
import { addModule } from '@/lib/server/operators/commands/add-module'
import { addOperator } from '@/lib/server/operators/commands/add-operator'
import { recordKeys } from '@/lib/server/operators/commands/record-keys'
import { renameOperator } from '@/lib/server/operators/commands/rename-operator'
import { type KeysApiAnswer, KeysApiOperator } from './keys-api'
import { faultOf, outcomeOf, type RowOutcome } from './outcome'
import { IMPORTER } from './register'

type Entry = KeysApiAnswer['data'][number]
type Snapshot = { readonly blockNumber: number; readonly blockTime: string; readonly source: string }

/** Imports operators and their key counts, known by (module, index); another name than before becomes part of the history. */
export async function* importOperators(answer: KeysApiAnswer, source: string): AsyncGenerator<RowOutcome> {
	const { blockNumber, timestamp, blockTimestamp } = answer.meta.elBlockSnapshot
	const seconds = timestamp ?? blockTimestamp
	if (seconds === undefined) {
		yield {
			row: 'elBlockSnapshot',
			did: 'refused',
			sentence: 'The answer has no block time; without it counts cannot be dated.',
		}
		return
	}
	const snapshot = { blockNumber, blockTime: new Date(seconds * 1_000).toISOString(), source }
	for (const { module, operators } of answer.data) {
		const moduleId = await findOrAddModule(module)
		for (const [index, raw] of operators.entries()) {
			const operator = KeysApiOperator.safeParse(raw)
			yield operator.success
				? await importOperator(moduleId, operator.data, snapshot)
				: { row: `${module.name}, row ${index + 1}`, did: 'refused', sentence: faultOf(operator.error) }
		}
	}
}

async function findOrAddModule(module: Entry['module']): Promise<string> {
	const where = { routerModuleId: module.id }
	const known = await prisma().stakingModule.findUnique({ where, select: { id: true } })
	if (known) return known.id
	const slug = slugify(module.name)
	const name = module.name
	await addModule.execute(
		{ slug, name, routerModuleId: module.id, address: module.stakingModuleAddress },
		{ actor: IMPORTER },
	)
	return (await prisma().stakingModule.findUniqueOrThrow({ where, select: { id: true } })).id
}

async function importOperator(moduleId: string, operator: KeysApiOperator, snapshot: Snapshot): Promise<RowOutcome> {
	const row = `${operator.index} ${operator.name}`
	const key = { moduleId_registryIndex: { moduleId, registryIndex: operator.index } }
	const known = await prisma().operator.findUnique({ where: key, select: { id: true, name: true } })
	const id = known?.id ?? (await add(moduleId, operator, snapshot.source))
	if (typeof id !== 'string') return outcomeOf(row, id, '')
	if (known && known.name.toLowerCase() !== operator.name.toLowerCase()) {
		const fromDate = snapshot.blockTime.slice(0, 10)
		await renameOperator.execute(
			{ operatorId: id, name: operator.name, fromDate, source: snapshot.source },
			{ actor: IMPORTER },
		)
	}
	const { index: _index, name: _name, depositableValidatorsCount = null, ...counts } = operator
	const keys = { ...counts, depositableValidatorCount: depositableValidatorsCount, operatorId: id, ...snapshot }
	return outcomeOf(
		row,
		await recordKeys.execute(keys, { actor: IMPORTER }),
		`Keys at block ${snapshot.blockNumber} recorded.`,
	)
}

async function add(
	moduleId: string,
	operator: KeysApiOperator,
	source: string,
): Promise<string | CommandResult<never>> {
	const base = slugify(operator.name) || `operator-${operator.index}`
	let refusal: CommandResult<never> = { ok: false, problem: problem('refused') }
	for (const slug of [base, `${base}-${operator.index}`, `${base}-${moduleId.slice(0, 4)}`]) {
		const input = {
			moduleId,
			slug,
			name: operator.name,
			registryIndex: operator.index,
			rewardAddress: operator.rewardAddress,
			source,
		}
		const result = await addOperator.execute(input, { actor: IMPORTER })
		if (result.ok) return result.value.id
		refusal = result
	}
	return refusal
}
