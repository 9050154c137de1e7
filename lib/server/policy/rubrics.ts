import 'server-only'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'

declare global {
	var guardrailRubrics: Map<string, Rubric> | undefined
}

/** The rubric of an adopted policy by its own version; `null` where there never was one. Each is read once. */
export async function findRubric(tx: Tx, version: string): Promise<Rubric | null> {
	globalThis.guardrailRubrics ??= new Map()
	const read = globalThis.guardrailRubrics.get(version)
	if (read !== undefined) return read
	const row = await tx.policyVersion.findFirst({
		where: { state: 'adopted', document: { path: ['rubricVersion'], equals: version } },
		orderBy: { effectiveAt: 'asc' },
		select: { rubric: true },
	})
	if (row === null) return version === RUBRIC_1_0.version ? RUBRIC_1_0 : null
	const rubric = fromJson<Rubric>(row.rubric)
	globalThis.guardrailRubrics.set(version, rubric)
	return rubric
}

/** The rubric that a case is pinned to; a version that is gone is a bug. */
export async function rubricOf(tx: Tx, version: string): Promise<Rubric> {
	const rubric = await findRubric(tx, version)
	if (rubric === null) throw new Error(`No rubric has the version ${version}`)
	return rubric
}

/** Several rubrics by version, for lists of cases that were assessed at different times; unknown ones are left out. */
export async function rubricsOf(tx: Tx, versions: Iterable<string | null>): Promise<ReadonlyMap<string, Rubric>> {
	const wanted = [...new Set(versions)].filter((version) => version !== null)
	const found = await Promise.all(wanted.map((version) => findRubric(tx, version)))
	return new Map(found.flatMap((rubric) => (rubric === null ? [] : [[rubric.version, rubric]])))
}
