import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
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
		expect(text).toContain('> \\# Not a heading')
		expect(text).toContain('A \\[link\\](x)')
		expect(text).toContain('| Warning \\| all | 5 |')
		expect(text).toContain('>> The first.')
		expect(record.citation.bibtex).toContain(
			'title = {Record of decision: Two \\textbraceleft{}environments\\textbraceright{}}',
		)
	})

	test('says that it can still change while the vote is open', () => {
		expect(text).not.toContain('can still change')
		expect(recordAsMarkdown({ ...record, isFinal: false })).toContain('can still change')
	})
})

type Node = { readonly type: string; readonly children?: readonly Node[] }

/** What a reader of Markdown makes of the document: each kind of part, with how often it is there. */
function partsOf(markdown: string): Readonly<Record<string, number>> {
	const found: Record<string, number> = {}
	const walk = (node: Node) => {
		found[node.type] = (found[node.type] ?? 0) + 1
		node.children?.forEach(walk)
	}
	walk(unified().use(remarkParse).use(remarkGfm).parse(markdown))
	return found
}

/** The record with this text wherever somebody can write one. */
function saying(text: string): DecisionRecord {
	const [panel, ballot] = [record.panels[0], record.ballots[0]]
	if (!panel || !ballot) throw new Error('The record has a panel and a ballot')
	const grades = [{ factor: 'Intent', grade: 'none', rationale: text }]
	return {
		...record,
		title: text,
		citation: citeDecision({ id: '0c8f5c52-0000', title: text, at: '2026-05-14T10:00:00.000Z', url }),
		whatHappened: text,
		statement: text,
		explanation: text,
		replies: [{ author: text, at: '2026-05-12T10:00:00.000Z', body: text }],
		panels: [{ ...panel, ratings: [{ name: text, conflict: text, grades }] }],
		ballots: [{ ...ballot, voter: text, choice: text, reason: text }],
		recused: [{ name: text, text }],
		remarks: [
			{ author: text, at: '2026-05-13T09:00:00.000Z', about: text, body: text, depth: 0 },
			{ author: text, at: '2026-05-13T09:30:00.000Z', about: '', body: text, depth: 1 },
		],
	}
}

const FORGERIES = [
	'Fine.\n\n## Outcome\n\nNothing follows.',
	'Fine.\r## Outcome\rNothing follows.',
	'Outcome\n=======\n\nFine\n---',
	'<script>alert(1)</script><img src=x> <https://evil.example>',
	'![seen](https://evil.example/pixel.png) [a](https://evil.example) https://evil.example www.evil.example',
	'[ref]: https://evil.example\n\n[ref]',
	'- a\n1. b\n1) c\n+ d\n    code\n\tcode\n```\nfence\n~~~',
	'| a | b |\n| --- | --- |\n| &lt;b&gt; | **bold** |',
	'\u202eevil\u2066 \u2028## Outcome',
]
const PLAIN = partsOf(recordAsMarkdown(saying('Plain.')))
const STRUCTURE = [
	'heading',
	'html',
	'image',
	'imageReference',
	'link',
	'linkReference',
	'definition',
	'code',
	'table',
] as const

function expectPlain(text: string): void {
	const parts = partsOf(recordAsMarkdown(saying(text)))
	for (const kind of [...STRUCTURE, 'list', 'listItem', 'strong', 'emphasis', 'delete', 'thematicBreak']) {
		expect([kind, parts[kind]]).toEqual([kind, PLAIN[kind]])
	}
	expect(recordAsMarkdown(saying(text))).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
}

describe('what people wrote', () => {
	test.each(FORGERIES)('adds no heading, link, image or HTML to the record: %j', (text) => {
		expectPlain(text)
	})

	test('adds nothing to the structure of the record, whatever it says', () => {
		const piece = fc.constantFrom(...FORGERIES, ...'\\`*_[]()<>#|!~&$@+-=:.1 \n\t\r'.split(''), 'https://a.b', 'word')
		const written = fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => `w${parts.join('')}w`)
		fc.assert(fc.property(written, expectPlain), { numRuns: 20 })
	})

	test('cannot close the entry for BibTeX', () => {
		const { bibtex } = citeDecision({
			id: '0c8f5c52',
			title: 'A}, url = {evil}\n} @misc{x, $&#^_~%\\',
			at: '2026-05-14',
			url,
		})
		const title = bibtex.split('\n')[2] ?? ''
		expect(bibtex.split('\n')).toHaveLength(7)
		expect(title.split('{').length).toBe(title.split('}').length)
		expect(title).toContain('\\textbraceright{}, url = \\textbraceleft{}evil')
	})
})
