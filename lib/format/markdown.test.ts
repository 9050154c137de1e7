import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './markdown'

describe('what people wrote in Markdown', () => {
	it('keeps paragraphs, lists, tables and code', async () => {
		const html = await renderMarkdown('a\n\n- b\n\n| c |\n|---|\n| d |\n\n`e`')
		for (const part of ['<p>a</p>', '<li>b</li>', '<td>d</td>', '<code>e</code>']) expect(html).toContain(part)
	})

	it('puts its headings beneath those of the page', async () => {
		const html = await renderMarkdown('# One\n\n## Two\n\n##### Five')
		expect(html).toContain('<h3>One</h3>')
		expect(html).toContain('<h4>Two</h4>')
		expect(html).toContain('<h6>Five</h6>')
	})

	it.each([
		['a script', '<script>alert(1)</script>'],
		['a script with an image behind it', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
		['an event handler', '<p onclick="alert(1)">x</p>'],
		['a style', '<p style="position:fixed">x</p>'],
		['an address that runs', '[x](javascript:alert(1))'],
		['an address that carries its content', '[x](data:text/html,<script>alert(1)</script>)'],
		['an image from elsewhere', '![x](https://elsewhere.example/pixel.png)'],
		['a frame', '<iframe src="https://elsewhere.example"></iframe>'],
	])('loses %s', async (_, markdown) => {
		const html = await renderMarkdown(markdown)
		expect(html).not.toMatch(/<script|onclick|onerror|style=|javascript:|data:|<img|<iframe/)
	})

	it('says at each link that it is not ours', async () => {
		const html = await renderMarkdown('[x](https://elsewhere.example) and https://two.example')
		expect(html.match(/<a /g)).toHaveLength(2)
		expect(html.match(/rel="nofollow noopener ugc"/g)).toHaveLength(2)
	})

	it('keeps what a list of tasks says', async () => {
		const html = await renderMarkdown('- [x] done\n- [ ] open')
		expect(html).toContain('☑ done')
		expect(html).toContain('☐ open')
	})

	it('writes what looks like a link in code as it is', async () => {
		expect(await renderMarkdown('`<a href="x">`')).not.toContain('rel=')
	})
})

it.each([
	['quotes within quotes', '> '.repeat(9_990)],
	['lists within lists', '- '.repeat(9_990)],
	['brackets without end', '[a]('.repeat(4_900)],
	['stars without end', '*a '.repeat(6_000)],
	['tables without end', '|a'.repeat(9_000)],
])('%s are shown as they were typed, at once', async (_, text) => {
	expect(await renderMarkdown(`${text}<script>`)).toMatch(/^<pre><code>.*&lt;script&gt;<\/code><\/pre>$/s)
})

it('a long report with links, lists and quotes is still rendered', async () => {
	const text = `> said\n\n- [log](https://example.org/1)\n  - **again**\n\n${'One [link](https://example.org) more. '.repeat(100)}`
	expect(await renderMarkdown(text)).toContain('<strong>again</strong>')
})
