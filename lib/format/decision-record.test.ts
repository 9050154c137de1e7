import { describe, expect, test } from 'vitest'
import { citeDecision, type DecisionRecord } from '@/lib/domain/decisions/decision-record'
import { recordAsMarkdown } from './decision-record'

const url = 'https://guardrail.example.org/votes/0c/record'
const record: DecisionRecord = {
	format: 'guardrail-decision-record',
	formatVersion: 1,
	title: 'Two environments # signed',
	url,
	citation: citeDecision({ id: '0c8f5c52-0000', title: 'Two {environments}', at: '2026-05-14T10:00:00.000Z', url }),
	isFinal: true,
	revision: { number: 1, hash: 'ab', isRevisedSince: true },
	subject: [{ name: 'Operator', text: 'Alder Validation, Curated' }],
	whatHappened: 'Keys were live **twice**.',
	replies: [{ author: 'Alder', at: '2026-05-12T10:00:00.000Z', body: '# Not a heading\nof the record' }],
	panels: [
		{
			title: 'Panel of stewards, round 1',
			vector: 'GRD:1.0/INT:N',
			summary: [{ name: 'Score', text: '42 of 100' }],
			ratings: [
				{ name: 'Steward 1', conflict: '', grades: [{ factor: 'Intent', grade: 'none', rationale: 'A [link](x)' }] },
			],
			recused: ['Steward 4'],
		},
	],
	vote: [{ name: 'Method', text: 'ladder' }],
	explanation: '5 of 7 support a warning.',
	support: [{ name: 'Warning | all', power: '5', threshold: 'more than half', isReached: true }],
	withoutConflicted: 'The same.',
	otherVotes: [],
	ballots: [
		{
			number: 1,
			voter: 'Steward 1',
			address: '0xabc',
			power: '1',
			choice: 'You support "Warning".',
			conflict: 'I supply this operator',
			reason: 'First line\n\n- a list',
			castAt: '2026-05-13T10:00:00.000Z',
			isCounted: false,
		},
	],
	ballotsLeftOut: 2,
	nonVoters: ['Steward 7'],
	recused: [{ name: 'Steward 4', text: 'invested' }],
	statement: 'A warning.',
	measures: [{ name: 'Warning', text: 'In force' }],
	remarks: [
		{ author: 'Birch', at: '2026-05-13T09:00:00.000Z', about: 'Timeline', body: 'Which key?', depth: 0 },
		{ author: 'Alder', at: '2026-05-13T09:30:00.000Z', about: '', body: 'The first.', depth: 1 },
	],
	since: [{ name: 'Report', text: 'revised since' }],
	check: [{ name: 'Bundle', text: `${url}/bundle` }],
}

describe('a record of decision as Markdown', () => {
	const text = recordAsMarkdown(record)

	test('holds every part in one document', () => {
		for (const heading of [
			'What happened',
			'Assessment',
			'Vote',
			'Ballots',
			'Outcome',
			'Measures',
			'Discussion',
			'Since the vote',
		]) {
			expect(text).toContain(`\n## ${heading}\n`)
		}
		for (const part of ['Steward 7', '2 more ballots', 'does not count', 'I supply this operator', '@misc{', 'GRD:1.0'])
			expect(text).toContain(part)
	})

	test('keeps what people wrote inside quotations, and names free of markup', () => {
		expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1)
		expect(text).toContain('> # Not a heading')
		expect(text).toContain('A \\[link\\](x)')
		expect(text).toContain('| Warning \\| all | 5 |')
		expect(text).toContain('>> The first.')
		expect(record.citation.bibtex).toContain('title = {Record of decision: Two environments}')
	})

	test('says that it can still change while the vote is open', () => {
		expect(text).not.toContain('can still change')
		expect(recordAsMarkdown({ ...record, isFinal: false })).toContain('can still change')
	})
})
