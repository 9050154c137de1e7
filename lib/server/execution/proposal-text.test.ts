import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { type ProposalFacts, proposalTexts } from './proposal-text'

const PLAN = {
	purpose: 'apply',
	module: 'cmv1',
	moduleName: 'Curated Module',
	route: 'social_record',
	routeInWords: 'the social record',
	inWords: 'Curated Module: the social record.',
	warnings: [{ key: 'no_timer', sentence: 'No lever on chain has a timer.' }],
	steps: [],
} as const satisfies ProposalFacts['plan']

/** A proposal in which everything that somebody can write says this. */
function proposalOf(said: string) {
	return proposalTexts({
		site: 'https://guardrail.example',
		measureId: 'm1',
		rungName: said,
		settings: said,
		operator: { name: said, module: said },
		incident: {
			slug: '2026-05-01-alder-slashing',
			title: said,
			occurredAt: '2026-05-01T10:00:00.000Z',
			whatHappened: said,
			cause: said,
			compensation: said,
		},
		vectors: [{ panel: 'Stewards', vector: 'GRD:1.0/INT:N' }],
		vote: { id: 'v1', explanation: said },
		plan: PLAN,
	})
}

type Node = {
	readonly type: string
	readonly value?: string
	readonly url?: string
	readonly children?: readonly Node[]
}

/** What a reader of Markdown makes of it: its headings as text, and each kind of part with how often it is there. */
function read(markdown: string) {
	const kinds: Record<string, number> = {}
	const headings: string[] = []
	const links: string[] = []
	const textOf = (node: Node): string => node.value ?? node.children?.map(textOf).join('') ?? ''
	const walk = (node: Node) => {
		// Code holds the addresses that somebody wrote; how many there are is no matter.
		if (node.type !== 'text' && node.type !== 'inlineCode') kinds[node.type] = (kinds[node.type] ?? 0) + 1
		if (node.type === 'heading') headings.push(textOf(node))
		if (node.url !== undefined) links.push(node.url)
		node.children?.forEach(walk)
	}
	walk(unified().use(remarkParse).use(remarkGfm).parse(markdown))
	return { kinds, headings, links }
}

const HOSTILE = {
	'a heading': '# Options',
	'a section after a line': 'Late blocks\n\n## Options\n\n- For: nothing',
	'an underlined heading': 'Late blocks\n===',
	'a link': '[Vote here](https://evil.example/vote)',
	'a bare link': 'See https://evil.example/vote or www.evil.example',
	'an image': '![x](https://evil.example/x.png)',
	HTML: '<h2>Options</h2><script>alert(1)</script><img src=x onerror=alert(1)>',
	'a comment of HTML': '<!-- the rest is hidden',
	'a mention': 'Ask @moderators or @steward',
	'a table': '| a | b |\n| - | - |\n| c | d |',
	'a list': '1. first\n2. second',
	code: '```\nall that follows',
	'a quotation': '> said by nobody',
	'a rule': '---',
	emphasis: '**all** and *some* and ~~none~~',
	'a footnote': 'See[^1]\n\n[^1]: https://evil.example',
} as const

describe('a proposal for another venue', () => {
	const plain = proposalOf('Late blocks')

	test.each(Object.entries(HOSTILE))('has no part that somebody wrote into a report as %s', (_what, said) => {
		const hostile = proposalOf(said)
		for (const venue of ['snapshot', 'forum'] as const) {
			expect(read(hostile[venue].body)).toEqual(read(plain[venue].body))
			expect(hostile[venue].title).not.toContain('\n')
			expect(hostile[venue].body.replace(/`[^`]*`/g, '')).not.toMatch(/(?<!\\)[<@]/)
		}
		for (const choice of hostile.snapshot.choices) expect(choice).not.toContain('\n')
	})

	test('keeps its own sections, its links and what was said', () => {
		expect(read(plain.snapshot.body).headings).toEqual([
			'What happened',
			'How it was assessed',
			'What the stewards recommend',
			'What happens if it passes',
			'Options',
			'Check it yourself',
		])
		expect(read(plain.forum.body).links).toContain('https://guardrail.example/votes/v1')
		expect(plain.snapshot.body).toContain('In short: Late blocks')
		expect(plain.snapshot.title).toBe('Late blocks for Late blocks after "Late blocks"')
	})

	test('shows what would be hidden in its title', () => {
		expect(proposalOf('Late \u202eskcolb').snapshot.title).toContain('[U+202E]')
	})
})
