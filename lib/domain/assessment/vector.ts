import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import { CANNOT_JUDGE, FACTOR_KEYS, type FactorKey, factorOf, ordinalOf, type Rubric } from './rubric'

/** A grade for each of the twelve factors; `X` where nobody could judge. */
export type Vector = { readonly version: string; readonly grades: Readonly<Record<FactorKey, string>> }

/** Prints a vector in its one form: `GRD:1.0/INT:N/CAU:O/...`, all twelve factors, `X` included. */
export function printVector(vector: Vector): string {
	return [`GRD:${vector.version}`, ...FACTOR_KEYS.map((key) => `${key}:${vector.grades[key]}`)].join('/')
}

type InvalidVector = Refusal<'invalid_vector'>

/** The version of the rubric that a vector follows, from its first part; `null` where that part is no such thing. */
export function rubricVersionOf(text: string): string | null {
	return /^GRD:(\d{1,3}\.\d{1,3})(?:\/|$)/.exec(text)?.[1] ?? null
}

/**
 * Reads a vector by the rubric that it names (`null`: there is none of that version). Anything but the one canonical
 * form is refused, with the place that is wrong.
 */
export function parseVector(text: string, rubric: Rubric | null): Result<Vector, InvalidVector> {
	const [, ...parts] = text.split('/')
	const version = rubricVersionOf(text)
	if (version === null)
		return invalid('A vector starts with "GRD:" and the version of its rubric, for example "GRD:1.0".', 0)
	if (rubric?.version !== version) return invalid(`There is no rubric ${version}.`, 0)
	const grades: Partial<Record<FactorKey, string>> = {}
	for (const [index, key] of FACTOR_KEYS.entries()) {
		const letter = readPart(rubric, key, parts[index], index + 1)
		if (!letter.ok) return letter
		grades[key] = letter.value
	}
	if (parts.length > FACTOR_KEYS.length) {
		return invalid(
			`Nothing may follow ${FACTOR_KEYS.at(-1)}; remove "/${parts[FACTOR_KEYS.length]}".`,
			FACTOR_KEYS.length + 1,
		)
	}
	return ok({ version, grades: grades as Record<FactorKey, string> }) // the loop has set each key
}

function readPart(
	rubric: Rubric,
	key: FactorKey,
	part: string | undefined,
	position: number,
): Result<string, InvalidVector> {
	if (part === undefined) return invalid(`The factor ${key} is missing at position ${position}.`, position)
	const [name, letter = '', ...rest] = part.split(':')
	if (name !== key) {
		const isKnown = FACTOR_KEYS.some((candidate) => candidate === name)
		return invalid(
			isKnown
				? `Position ${position} must be ${key}, not ${name}: the order is ${FACTOR_KEYS.join(', ')}.`
				: `"${name}" at position ${position} is not a factor; ${key} stands there.`,
			position,
		)
	}
	const factor = factorOf(rubric, key)
	if (rest.length > 0 || (letter !== CANNOT_JUDGE && ordinalOf(factor, letter) === null)) {
		const letters = [...factor.grades.map((grade) => grade.letter), CANNOT_JUDGE].join(', ')
		return invalid(`"${part.slice(4)}" is no grade of ${key}; its grades are ${letters}.`, position)
	}
	return ok(letter)
}

function invalid(sentence: string, position: number): { readonly ok: false; readonly refusal: InvalidVector } {
	return refuse('invalid_vector', sentence, { position })
}
