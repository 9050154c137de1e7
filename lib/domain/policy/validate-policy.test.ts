import { describe, expect, test } from 'vitest'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { validateRubric } from '@/lib/domain/assessment/validate-rubric'
import { basisPoints } from '@/lib/domain/kernel/basis-points'
import { instant } from '@/lib/domain/kernel/instant'
import type { LadderRung, Policy } from './policy'
import { POLICY_1_0 } from './policy-1.0'
import { firstDayProblems, validatePolicy } from './validate-policy'

function withRung(rung: number, change: Partial<LadderRung>): Policy {
	return {
		...POLICY_1_0,
		ladder: POLICY_1_0.ladder.map((step) => (step.rung === rung ? { ...step, ...change } : step)),
	}
}

const { votes, windows, warnings, changes } = POLICY_1_0
const HALF = { numerator: 1, denominator: 2, rule: 'more_than' } as const
const ROLES = { enacts: ['coordinator'], verifies: ['steward'] } as const

/** A policy with one thing wrong, the field that is named and a part of the sentence. */
const WRONG: Readonly<Record<string, readonly [Policy, string, string]>> = {
	'thresholds that fall with severity': [withRung(6, { threshold: HALF }), 'ladder.6.threshold', 'fall with severity'],
	'a rung that half could decide': [
		withRung(1, { threshold: { ...HALF, rule: 'at_least' } }),
		'ladder.1.threshold',
		'more than half',
	],
	'a rung that could never be decided': [
		withRung(6, { threshold: { numerator: 3, denominator: 2, rule: 'at_least' } }),
		'ladder.6.threshold',
		'never be decided',
	],
	'more than all': [
		withRung(6, { threshold: { numerator: 1, denominator: 1, rule: 'more_than' } }),
		'ladder.6.threshold',
		'never be decided',
	],
	'a rung without a name': [withRung(3, { name: ' ' }), 'ladder.3.name', 'needs a name'],
	'a rung that nobody enacts': [
		withRung(2, { roles: { ...ROLES, enacts: [] } }),
		'ladder.2.roles.enacts',
		'nobody could',
	],
	'a missing rung': [{ ...POLICY_1_0, ladder: POLICY_1_0.ladder.slice(1) }, 'ladder', 'rungs 0 to 6'],
	'a parameter that allows no value': [
		withRung(2, {
			parameters: [{ key: 'a', label: 'A', hint: '', kind: 'count', isRequired: true, least: 2, most: 1 }],
		}),
		'ladder.2.parameters.0.least',
		'allows no value',
	],
	'a quorum below a tenth': [
		{
			...POLICY_1_0,
			votes: { ...POLICY_1_0.votes, quorum: { kind: 'share', basisPoints: basisPoints(999) } },
		},
		'votes.quorum.basisPoints',
		'at least 10 %',
	],
	'the ballots of nobody': [
		{ ...POLICY_1_0, votes: { ...votes, quorum: { ...votes.quorum, leastVoters: 0 } } },
		'votes.quorum.leastVoters',
		'1 to 100 voters',
	],
	'the ballots of a crowd': [
		{ ...POLICY_1_0, changes: { ...changes, quorum: { ...changes.quorum, leastVoters: 101 } } },
		'changes.quorum.leastVoters',
		'1 to 100 voters',
	],
	'two rungs of one name': [
		{
			...POLICY_1_0,
			ladder: POLICY_1_0.ladder.map((step) => (step.rung === 6 ? { ...step, name: ' warning' } : step)),
		},
		'ladder.6.name',
		'Rungs 1 and 6 are both called',
	],
	'no quorum': [
		{
			...POLICY_1_0,
			votes: { ...votes, quorum: { kind: 'share', basisPoints: basisPoints(0) } },
		},
		'votes.quorum.basisPoints',
		'at least 10 %',
	],
	'a rejection by nearly all': [
		{
			...POLICY_1_0,
			votes: { ...votes, quorum: { kind: 'rejection', basisPoints: basisPoints(9_000) } },
		},
		'votes.quorum.basisPoints',
		'at most half',
	],
	'objection to what is sealed': [
		{ ...POLICY_1_0, votes: { ...votes, isSealed: true, objectionHours: 24 } },
		'votes.objectionHours',
		'nobody can see',
	],
	'a method that no clock can open': [
		{ ...POLICY_1_0, votes: { ...votes, method: 'ranked' } },
		'votes.method',
		'open by themselves',
	],
	'an objection phase of months': [
		{ ...POLICY_1_0, votes: { ...votes, objectionHours: 999 } },
		'votes.objectionHours',
		'336',
	],
	'an objection that nobody can reach': [
		{ ...POLICY_1_0, votes: { ...votes, optimisticObjectionBasisPoints: basisPoints(9_000) } },
		'votes.optimisticObjectionBasisPoints',
		'at most half',
	],
	'a single vote': [{ ...POLICY_1_0, mostVoteAttempts: 1 }, 'mostVoteAttempts', 'two to ten'],
	'a window of half an hour': [
		{ ...POLICY_1_0, windows: { ...windows, appealHours: 0.5 } },
		'windows.appealHours',
		'whole number',
	],
	'a window of years': [{ ...POLICY_1_0, windows: { ...windows, voteHours: 9_000 } }, 'windows.voteHours', '2,160'],
	'a quiet ending as long as the vote': [
		{ ...POLICY_1_0, windows: { ...windows, quietEndingHours: 120 } },
		'windows.quietEndingHours',
		'shorter',
	],
	'an extension beyond the vote': [
		{ ...POLICY_1_0, windows: { ...windows, extensionHours: 121 } },
		'windows.extensionHours',
		'longer',
	],
	'warnings that never end': [
		{ ...POLICY_1_0, warnings: { ...warnings, lifetimeDays: 0 } },
		'warnings.lifetimeDays',
		'1 to 3,650',
	],
	'one warning that escalates': [
		{ ...POLICY_1_0, warnings: { ...warnings, countThatEscalates: 1 } },
		'warnings.countThatEscalates',
		'no repetition',
	],
	'warnings that lead to a warning': [
		{ ...POLICY_1_0, warnings: { ...warnings, leadsTo: 1 } },
		'warnings.leadsTo',
		'harsher',
	],
	'a change overnight': [{ ...POLICY_1_0, changes: { ...changes, voteHours: 8 } }, 'changes.voteHours', 'overnight'],
	'a change by a minority': [
		{ ...POLICY_1_0, changes: { ...changes, threshold: { numerator: 1, denominator: 3, rule: 'more_than' } } },
		'changes.threshold',
		'more than half',
	],
	'a round that nobody has to rate in': [
		{ ...POLICY_1_0, panels: { leastRatings: 0, leastHours: 0 } },
		'panels.leastRatings',
		'1 to 20 ratings',
	],
	'a round for more than come': [
		{ ...POLICY_1_0, panels: { leastRatings: 21, leastHours: 0 } },
		'panels.leastRatings',
		'1 to 20 ratings',
	],
	'a round that could not be closed early': [
		{ ...POLICY_1_0, panels: { leastRatings: 3, leastHours: 97 } },
		'panels.leastHours',
		'after 0 to 96 of them',
	],
	'no day': [{ ...POLICY_1_0, effectiveFrom: 'soon' }, 'effectiveFrom', 'date'],
}

describe('a policy', () => {
	test('that is in force has nothing wrong', () => {
		expect(validatePolicy(POLICY_1_0)).toEqual([])
	})

	test('may ask for everything that it may leave out', () => {
		const panels = { leastRatings: 20, leastHours: windows.firstRoundHours }
		const quorum = { ...votes.quorum, leastVoters: 100 }
		const asked = { votes: { ...votes, quorum, countsEarly: false }, changes: { ...changes, quorum }, panels }
		expect(validatePolicy({ ...POLICY_1_0, ...asked })).toEqual([])
	})

	test.each(Object.entries(WRONG))('with %s is refused, and the field is named', (_what, [policy, path, words]) => {
		const found = validatePolicy(policy).filter((problem) => problem.path === path)
		expect(found.map(({ sentence }) => sentence).join(' ')).toContain(words)
	})
})

describe('a rubric', () => {
	const [first, ...others] = RUBRIC_1_0.factors
	if (first === undefined) throw new Error('The rubric has factors')

	test('that is in force has nothing wrong', () => {
		expect(validateRubric(RUBRIC_1_0)).toEqual([])
	})

	test.each([
		['weights that do not add up', { factors: [{ ...first, weight: 1 }, ...others] }, 'factors', 'add up to 100'],
		['a missing factor', { factors: others }, 'factors', 'twelve factors'],
		[
			'one grade',
			{ factors: [{ ...first, grades: first.grades.slice(0, 1) }, ...others] },
			'factors.0.grades',
			'two grades',
		],
		[
			'a letter twice',
			{ factors: [{ ...first, grades: first.grades.map((grade) => ({ ...grade, letter: 'N' })) }, ...others] },
			'factors.0.grades',
			'none twice',
		],
		['no band for low scores', { bands: RUBRIC_1_0.bands.slice(0, -1) }, 'bands', 'every score'],
		['bands out of order', { bands: [...RUBRIC_1_0.bands].reverse() }, 'bands.1.fromScore', 'highest score down'],
		[
			'an override on no grade',
			{ overrides: RUBRIC_1_0.overrides.map((one) => ({ ...one, letters: [] })) },
			'overrides.0.letters',
			'does not have',
		],
	])('with %s is refused, and the field is named', (_what, change, path, words) => {
		const problems = validateRubric({ ...RUBRIC_1_0, ...change })
		expect(
			problems
				.filter((problem) => problem.path === path)
				.map(({ sentence }) => sentence)
				.join(),
		).toContain(words)
	})
})

test('the first day in force is not over when the draft is put to the vote, and at most a year ahead', () => {
	const today = instant('2026-11-21T12:00:00Z')
	const problemOn = (effectiveFrom: string) => firstDayProblems({ effectiveFrom }, today).map(({ path }) => path)
	expect(problemOn('2026-11-21')).toEqual([])
	expect(firstDayProblems({ effectiveFrom: '2026-11-21' }, instant('2026-11-21T23:59:59Z'))).toEqual([])
	expect(firstDayProblems({ effectiveFrom: '2026-11-21' }, instant('2026-11-22T00:00:00Z'))).toHaveLength(1)
	for (const past of ['2026-11-20', '2023-05-01', '0001-01-01']) expect(problemOn(past)).toEqual(['effectiveFrom'])
	expect(problemOn('soon')).toEqual([])
	expect(problemOn('2027-11-22')).toEqual([])
	expect(problemOn('2027-11-23')).toEqual(['effectiveFrom'])
	expect(problemOn('2099-01-01')).toEqual(['effectiveFrom'])
})
