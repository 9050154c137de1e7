import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import { prisma } from '@/lib/server/kernel/prisma'
import { addModule } from '@/lib/server/operators/commands/add-module'
import { addOperator } from '@/lib/server/operators/commands/add-operator'
import { renameOperator } from '@/lib/server/operators/commands/rename-operator'
import { type KnownOperator, MODULES, OPERATORS_IN_FILE } from './operators-in-file'

export const IMPORTER: Actor = { kind: 'system', task: 'import' }

/** The id of a module, added first when it is not there. */
export async function moduleId(slug: keyof typeof MODULES): Promise<string> {
	await addModule.execute({ slug, ...MODULES[slug] }, { actor: IMPORTER })
	return (await prisma().stakingModule.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id
}

/** The id of the operator that the file's wording means, added with its names when it is not there; `null` if nobody knows it. */
export async function operatorId(wording: string, source: string): Promise<string | null> {
	const known = OPERATORS_IN_FILE[wording]
	if (known === undefined) return null
	const [first = wording, ...later] = known.names
	const { slug, registryIndex = null } = known
	const added = await addOperator.execute(
		{ moduleId: await moduleId(known.module), slug, name: first, registryIndex, source },
		{ actor: IMPORTER },
	)
	const { id } = await prisma().operator.findUniqueOrThrow({ where: { slug }, select: { id: true } })
	if (added.ok) await addLaterNames(id, later, known, source)
	return id
}

async function addLaterNames(
	id: string,
	names: readonly string[],
	known: KnownOperator,
	source: string,
): Promise<void> {
	for (const name of names) {
		const fromDate = known.since?.[name] ?? null
		await renameOperator.execute({ operatorId: id, name, fromDate, source }, { actor: IMPORTER })
	}
}
