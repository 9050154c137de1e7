import type { Conflict } from '@/lib/domain/decisions/ballot'
import type { PersonId } from '@/lib/domain/kernel/ids'
import type { Instant } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import { CANNOT_JUDGE, FACTOR_KEYS, type FactorKey, factorOf, ordinalOf, type Rubric } from './rubric'

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

/** Checks that all twelve factors have a grade of this rubric and a reason; names the factor that has not. */
export function checkGrades(
	rubric: Rubric,
	grades: Partial<Record<FactorKey, GradeGiven>>,
): Result<Grades, Refusal<'grades_incomplete'>> {
	for (const key of FACTOR_KEYS) {
		const factor = factorOf(rubric, key)
		const given = grades[key]
		if (given === undefined || given.grade === '') {
			return refuse('grades_incomplete', `Choose a grade for "${factor.name}", or "cannot judge".`, { factor: key })
		}
		if (given.grade !== CANNOT_JUDGE && ordinalOf(factor, given.grade) === null) {
			return refuse('grades_incomplete', `"${given.grade}" is no grade of "${factor.name}".`, { factor: key })
		}
		if (given.rationale.trim() === '') {
			return refuse('grades_incomplete', `Give a reason for your grade of "${factor.name}"; one line is enough.`, {
				factor: key,
			})
		}
	}
	return ok(grades as Grades) // the loop has seen each key
}
