import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { rubricFields } from '@/lib/domain/assessment/rubric-fields'
import { documentChanges } from '@/lib/domain/policy/document-changes'
import { policyFields, spelledOut, valueAt, withValueAt } from '@/lib/domain/policy/document-fields'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { changeInWords } from './document-words'

const FIELDS = policyFields(POLICY_1_0)

test.each([
	['votes.quorum.basisPoints', 6_000, 'The quorum of votes on cases rises from 50 % to 60 %.'],
	['windows.appealHours', 168, 'Time for an appeal falls from 14 days to 7 days.'],
	[
		'ladder.5.threshold',
		{ numerator: 3, denominator: 4, rule: 'at_least' },
		'Support that rung 5 needs rises from at least two thirds to at least three quarters.',
	],
	[
		'ladder.2.roles.enacts',
		['steward', 'coordinator'],
		'Who brings rung 2 into force: stewards and coordinators instead of coordinators.',
	],
	[
		'escalation.onBreach',
		'measure',
		'What follows when a measure is breached: the harsher measure, planned at once instead of a new treatment of the case, with panels and a vote.',
	],
	['panels.leastRatings', 3, 'The least number of ratings before a round may be closed early rises from 1 to 3.'],
	['panels.leastHours', 24, 'Time before a round may be closed early rises from none to 24 h.'],
	['votes.quorum.leastVoters', 3, 'The least number of voters for a decision on a case rises from 1 to 3.'],
	['changes.quorum.leastVoters', 3, 'The least number of voters for a decision on the policy rises from 1 to 3.'],
	['votes.countsEarly', false, 'A vote that everybody has voted in is counted before its time: no instead of yes.'],
	['votes.isSealed', true, 'Ballots are sealed until the vote closes: yes instead of no.'],
	['votes.method', 'ranked', 'The method of votes on cases changes from the ladder to a ranking.'],
	['ladder.1.description', 'Otherwise.', 'The meaning of rung 1 is written anew.'],
])('a change of %s is told in words', (path, value, words) => {
	const before = spelledOut(POLICY_1_0)
	const changes = documentChanges(before, withValueAt(before, path, value), FIELDS)
	expect(changes.map(changeInWords)).toEqual([words])
})

test('every field that people edit is there, in the policy and in the rubric', () => {
	for (const { path } of FIELDS) expect(valueAt(spelledOut(POLICY_1_0), path), path).toBeDefined()
	for (const { path } of rubricFields(RUBRIC_1_0)) expect(valueAt(RUBRIC_1_0, path), path).toBeDefined()
})

test('nothing that differs is left out, whatever it is', () => {
	const leaf = fc.constantFrom(...leaves(POLICY_1_0).filter((path) => !/^(?:version|rubric)/.test(path)))
	fc.assert(
		fc.property(leaf, (path) => {
			const changed = withValueAt(POLICY_1_0, path, 'something else')
			expect(documentChanges(POLICY_1_0, changed, FIELDS).some((change) => path.startsWith(change.path))).toBe(true)
		}),
	)
})

test('a parameter that came or went is told by its place', () => {
	const without = withValueAt(POLICY_1_0, 'ladder.1.parameters', [])
	const words = documentChanges(POLICY_1_0, without, FIELDS).map(changeInWords)
	expect(words).toContain('"ladder.1.parameters.0.key" is taken out: conditions.')
	expect(documentChanges(POLICY_1_0, POLICY_1_0, FIELDS)).toEqual([])
})

function leaves(value: unknown, at = ''): readonly string[] {
	if (typeof value !== 'object' || value === null) return [at]
	return Object.entries(value).flatMap(([key, part]) => leaves(part, at === '' ? key : `${at}.${key}`))
}
