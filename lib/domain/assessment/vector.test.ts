import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest, vectorDistance } from './precedents'
import { CANNOT_JUDGE, FACTOR_KEYS, type FactorKey } from './rubric'
import { RUBRIC_1_0 } from './rubric-1.0'
import { explainScore, guidanceFor, isWithinGuidance, scoreOf } from './score'
import { parseVector, printVector, type Vector } from './vector'

const anyVector: fc.Arbitrary<Vector> = fc
	.record(
		Object.fromEntries(
			RUBRIC_1_0.factors.map((factor) => [
				factor.key,
				fc.constantFrom(CANNOT_JUDGE, ...factor.grades.map((grade) => grade.letter)),
			]),
		) as Record<FactorKey, fc.Arbitrary<string>>,
	)
	.map((grades) => ({ version: '1.0', grades }))

const MODEL = 'GRD:1.0/INT:N/CAU:O/PRV:L/DET:O/RES:A/MOD:U/IMP:L/EXT:F/ALT:Y/REM:P/REC:P/ASR:C'

function read(text: string): Vector {
	const parsed = parseVector(text, RUBRIC_1_0)
	if (!parsed.ok) throw new Error(parsed.refusal.sentence)
	return parsed.value
}

describe('the rubric', () => {
	test('has twelve factors in canonical order, weights of 100 in all, and unique letters', () => {
		expect(RUBRIC_1_0.factors.map((factor) => factor.key)).toEqual([...FACTOR_KEYS])
		expect(RUBRIC_1_0.factors.reduce((sum, factor) => sum + factor.weight, 0)).toBe(100)
		for (const { grades } of RUBRIC_1_0.factors) {
			const letters = grades.map((grade) => grade.letter)
			expect(new Set(letters).size).toBe(letters.length)
			expect(letters).not.toContain(CANNOT_JUDGE)
			expect(grades[0]?.weightBasisPoints).toBe(0)
			expect(grades.at(-1)?.weightBasisPoints).toBe(10_000)
			for (const grade of grades) expect(grade.anchor.length).toBeGreaterThan(30)
		}
	})
})

describe('a vector', () => {
	test('survives being printed and read', () => {
		fc.assert(
			fc.property(anyVector, (vector) => {
				expect(read(printVector(vector))).toEqual(vector)
			}),
		)
	})

	test('has one form only: what is read prints the same', () => {
		expect(printVector(read(MODEL))).toBe(MODEL)
	})

	test.each([
		['', 'starts with'],
		['CVSS:4.0/AV:N', 'starts with'],
		[MODEL.replace('GRD:1.0', 'GRD:9.9'), 'no rubric 9.9'],
		[MODEL.replace('/ASR:C', ''), 'ASR is missing at position 12'],
		[`${MODEL}/ZZZ:A`, 'Nothing may follow ASR'],
		[`${MODEL}/`, 'Nothing may follow ASR'],
		[MODEL.replace('INT:N/CAU:O', 'CAU:O/INT:N'), 'Position 1 must be INT, not CAU'],
		[MODEL.replace('CAU', 'FOO'), '"FOO" at position 2 is not a factor'],
		[MODEL.replace('INT:N', 'INT:Z'), '"Z" is no grade of INT'],
		[MODEL.replace('INT:N', 'INT:n'), '"n" is no grade of INT'],
		[MODEL.replace('INT:N', 'INT:N:N'), 'is no grade of INT'],
		[MODEL.replace('/CAU', ' /CAU'), 'is no grade of INT'],
		[MODEL.toLowerCase(), 'starts with'],
	])('%s is refused: %s', (text, reason) => {
		const parsed = parseVector(text, RUBRIC_1_0)
		expect(parsed.ok ? 'accepted' : parsed.refusal.sentence).toContain(reason)
	})

	test('is refused, never a crash, for any other text', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(parseVector(text, RUBRIC_1_0).ok).toBe(false)
			}),
		)
	})
})

describe('the score', () => {
	const all = (pick: 'first' | 'last' | 'x'): Vector => ({
		version: '1.0',
		grades: Object.fromEntries(
			RUBRIC_1_0.factors.map(({ key, grades }) => [
				key,
				pick === 'x' ? CANNOT_JUDGE : ((pick === 'first' ? grades[0] : grades.at(-1))?.letter ?? ''),
			]),
		) as Record<FactorKey, string>,
	})

	test('runs from 0 to 100 and is not given when nothing could be judged', () => {
		expect(scoreOf(all('first'), RUBRIC_1_0)).toBe(0)
		expect(scoreOf(all('last'), RUBRIC_1_0)).toBe(100)
		expect(scoreOf(all('x'), RUBRIC_1_0)).toBeNull()
		expect(guidanceFor(all('x'), RUBRIC_1_0)).toBeNull()
	})

	test('rises with each graver grade', () => {
		fc.assert(
			fc.property(anyVector, fc.constantFrom(...RUBRIC_1_0.factors), (vector, factor) => {
				const index = factor.grades.findIndex((grade) => grade.letter === vector.grades[factor.key])
				const graver = factor.grades[index + 1]
				if (index === -1 || graver === undefined) return
				const next = { ...vector, grades: { ...vector.grades, [factor.key]: graver.letter } }
				expect(scoreOf(next, RUBRIC_1_0) ?? 0).toBeGreaterThanOrEqual(scoreOf(vector, RUBRIC_1_0) ?? 0)
			}),
		)
	})

	test('is explained factor by factor, to the same sum', () => {
		fc.assert(
			fc.property(anyVector, (vector) => {
				const score = scoreOf(vector, RUBRIC_1_0)
				if (score === null) return
				const sum = explainScore(vector, RUBRIC_1_0).reduce((total, part) => total + part.hundredths, 0)
				expect(Math.abs(sum - score * 100)).toBeLessThanOrEqual(60)
			}),
		)
	})

	test('of malice points at offboarding, whatever else is said', () => {
		fc.assert(
			fc.property(anyVector, (vector) => {
				const malicious = { ...vector, grades: { ...vector.grades, INT: 'M' } }
				expect(guidanceFor(malicious, RUBRIC_1_0)?.range[0]).toBeGreaterThanOrEqual(5)
			}),
		)
	})

	test('of the model case points at a warning or a limit', () => {
		expect(scoreOf(read(MODEL), RUBRIC_1_0)).toBe(38)
		expect(guidanceFor(read(MODEL), RUBRIC_1_0)?.range).toEqual([1, 2])
		expect(isWithinGuidance(guidanceFor(read(MODEL), RUBRIC_1_0), 5)).toBe(false)
	})
})

describe('the distance between assessments', () => {
	test('is zero to itself, the same both ways, and at most everything', () => {
		fc.assert(
			fc.property(anyVector, anyVector, (left, right) => {
				const distance = vectorDistance(left, right, RUBRIC_1_0)
				expect(vectorDistance(right, left, RUBRIC_1_0)).toBe(distance)
				if (distance !== null) expect(distance).toBeLessThanOrEqual(10_000)
				expect(vectorDistance(left, left, RUBRIC_1_0) ?? 0).toBe(0)
			}),
		)
	})

	test('orders precedents, nearest first', () => {
		const near = read(MODEL.replace('DET:O', 'DET:L'))
		const far = read(MODEL.replace('INT:N', 'INT:M'))
		expect(
			nearest(read(MODEL), [{ vector: far }, { vector: near }], 1, RUBRIC_1_0).map(({ vector }) => vector),
		).toEqual([near])
	})
})
