import type { Rubric } from './rubric'
import { RUBRIC_1_0 } from './rubric-1.0'

const RUBRICS: readonly Rubric[] = [RUBRIC_1_0]

/** The rubric that new cases are pinned to. */
export const CURRENT_RUBRIC: Rubric = RUBRIC_1_0

/** The rubric of a version; `null` where there never was one. */
export function findRubric(version: string): Rubric | null {
	return RUBRICS.find((rubric) => rubric.version === version) ?? null
}

/** The rubric that a case is pinned to; a version that is gone is a bug. */
export function rubricByVersion(version: string): Rubric {
	const rubric = findRubric(version)
	if (rubric === null) throw new Error(`No rubric has the version ${version}`)
	return rubric
}
