import type { DocumentProblem } from '@/lib/domain/policy/validate-policy'
import { CANNOT_JUDGE, FACTOR_KEYS, type Factor, type Rubric } from './rubric'

/** What is wrong with a draft rubric, a sentence for each field; empty when it may be put to a vote. */
export function validateRubric(rubric: Rubric): readonly DocumentProblem[] {
	return [...factorProblems(rubric), ...bandProblems(rubric), ...overrideProblems(rubric)]
}

function factorProblems({ factors }: Rubric): DocumentProblem[] {
	const problems = factors.flatMap((factor, index) => gradeProblems(factor, `factors.${index}`))
	if (factors.map(({ key }) => key).join() !== FACTOR_KEYS.join())
		problems.push({
			path: 'factors',
			sentence: `The rubric has the twelve factors in their order: ${FACTOR_KEYS.join(', ')}.`,
		})
	const whole = factors.reduce((sum, { weight }) => sum + weight, 0)
	if (whole !== 100 || factors.some(({ weight }) => weight <= 0))
		problems.push({
			path: 'factors',
			sentence: `The weights of the factors are above zero and add up to 100, not to ${whole}.`,
		})
	return problems
}

function gradeProblems({ name, grades }: Factor, path: string): DocumentProblem[] {
	const at = `${path}.grades`
	const letters = grades.map(({ letter }) => letter)
	const problems: DocumentProblem[] = []
	if (grades.length < 2) problems.push({ path: at, sentence: `"${name}" needs at least two grades.` })
	if (new Set(letters).size !== letters.length || letters.includes(CANNOT_JUDGE))
		problems.push({
			path: at,
			sentence: `The grades of "${name}" need a letter each, none twice, and never ${CANNOT_JUDGE}.`,
		})
	const weights = grades.map(({ weightBasisPoints }) => weightBasisPoints)
	if (
		weights[0] !== 0 ||
		weights.at(-1) !== 10_000 ||
		weights.some((weight, index) => weight < (weights[index - 1] ?? 0))
	)
		problems.push({
			path: at,
			sentence: `The weights of the grades of "${name}" rise from 0 for the mildest to 10,000 for the gravest.`,
		})
	for (const [index, { label, anchor }] of grades.entries()) {
		if (label.trim() === '' || anchor.trim() === '')
			problems.push({
				path: `${at}.${index}.anchor`,
				sentence: `Each grade of "${name}" needs a name and an anchor, so that two raters mean the same.`,
			})
	}
	return problems
}

function bandProblems({ bands }: Rubric): DocumentProblem[] {
	const problems: DocumentProblem[] = []
	if (bands.at(-1)?.fromScore !== 0)
		problems.push({ path: 'bands', sentence: 'The last band starts at the score 0, so that every score has guidance.' })
	for (const [index, { fromScore, range }] of bands.entries()) {
		const higher = bands[index - 1]
		const path = `bands.${index}`
		if (higher && fromScore >= higher.fromScore)
			problems.push({ path: `${path}.fromScore`, sentence: 'The bands are listed from the highest score down.' })
		if (range[0] > range[1])
			problems.push({ path: `${path}.range`, sentence: 'A band reaches from the milder rung to the harsher one.' })
		if (higher && (range[0] > higher.range[0] || range[1] > higher.range[1]))
			problems.push({ path: `${path}.range`, sentence: 'A lower score never points to a harsher rung.' })
	}
	return problems
}

function overrideProblems({ overrides, factors }: Rubric): DocumentProblem[] {
	return overrides.flatMap(({ factor, letters }, index) => {
		const known = factors.find(({ key }) => key === factor)?.grades.map(({ letter }) => letter) ?? []
		return letters.length > 0 && letters.every((letter) => known.includes(letter))
			? []
			: [
					{
						path: `overrides.${index}.letters`,
						sentence: `The override on ${factor} names letters that the factor does not have.`,
					},
				]
	})
}
