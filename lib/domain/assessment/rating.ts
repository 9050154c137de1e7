import type { Conflict } from '@/lib/domain/decisions/ballot'
import type { PersonId } from '@/lib/domain/kernel/ids'
import type { Instant } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import { CANNOT_JUDGE, FACTOR_KEYS, type Factor, type FactorKey, factorOf, ordinalOf, type Rubric } from './rubric'

export type GradeGiven = {
	readonly grade: string
	/** Required: a grade without a reason helps nobody. */
	readonly rationale: string
	/** Ids of timeline rows, factors or attachments that show it. */
	readonly facts: readonly string[]
}

export type Grades = Readonly<Record<FactorKey, GradeGiven>>

export type Rating = {
	readonly raterId: PersonId
	readonly grades: Grades
	readonly conflict: Conflict
	readonly revisionHash: string
	readonly at: Instant
}

/** Checks that all twelve factors have a grade of this rubric and a reason; names every factor that has not. */
export function checkGrades(
	rubric: Rubric,
	grades: Partial<Record<FactorKey, GradeGiven>>,
): Result<Grades, Refusal<'grades_incomplete'>> {
	const faults = FACTOR_KEYS.flatMap((key) => {
		const sentence = faultOf(factorOf(rubric, key), grades[key])
		return sentence === null ? [] : [{ key, sentence }]
	})
	if (faults.length === 0) return ok(grades as Grades) // each key has been looked at
	return refuse('grades_incomplete', faults.map(({ sentence }) => sentence).join(' '), {
		factors: faults.map(({ key }) => key),
	})
}

function faultOf(factor: Factor, given: GradeGiven | undefined): string | null {
	if (given === undefined || given.grade === '') return `Choose a grade for "${factor.name}", or "cannot judge".`
	if (given.grade !== CANNOT_JUDGE && ordinalOf(factor, given.grade) === null) {
		return `"${given.grade}" is no grade of "${factor.name}".`
	}
	return given.rationale.trim() === '' ? `Give a reason for your grade of "${factor.name}"; one line is enough.` : null
}
