import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

/** Text, lists, quotes, tables, code and links; no images from elsewhere, no styles, no scripts, no raw HTML. */
const SCHEMA: typeof defaultSchema = {
	...defaultSchema,
	tagNames:
		defaultSchema.tagNames?.filter((tag) => !['img', 'input', 'picture', 'source', 'h1', 'h2'].includes(tag)) ?? [],
	attributes: { a: ['href', 'rel'], th: ['align'], td: ['align'] },
	protocols: { href: ['http', 'https', 'mailto'] },
}

/** As much of a node of the tree as is looked at here. */
type Node = {
	type: string
	tagName?: string
	value?: string
	properties?: Record<string, unknown>
	children?: Node[]
}

const HEADING = /^h([1-6])$/

/** Headings go beneath those of the page, links do not pass on our good name, ticked boxes become signs. */
function fitIntoPage() {
	return (tree: Node) => visit(tree)
}

function visit(node: Node) {
	const level = HEADING.exec(node.tagName ?? '')?.[1]
	if (level !== undefined) node.tagName = `h${Math.min(6, Number(level) + 2)}`
	if (node.tagName === 'a') node.properties = { ...node.properties, rel: ['nofollow', 'noopener', 'ugc'] }
	if (node.tagName === 'input') {
		Object.assign(node, { type: 'text', value: node.properties?.checked ? '☑' : '☐' })
	}
	for (const child of node.children ?? []) visit(child)
}

const renderer = unified()
	.use(remarkParse)
	.use(remarkGfm)
	.use(remarkRehype)
	.use(fitIntoPage)
	.use(rehypeSanitize, SCHEMA)
	.use(rehypeStringify)
	.freeze()

const DEEPEST_NESTING = 20
const MOST_BRACKETS = 600
const MOST_MARKS = 4_000

/** Whether a text is built to keep the renderer busy: nested deeper, or with more marks, than a person would write. */
function isHostile(markdown: string): boolean {
	const count = (marks: RegExp): number => markdown.match(marks)?.length ?? 0
	const nested = new RegExp(`^(?:[ \\t]*(?:>|[-*+]|\\d{1,9}[.)])){${DEEPEST_NESTING},}`, 'm')
	return nested.test(markdown) || count(/[[\]<]/g) > MOST_BRACKETS || count(/[*_~`|]/g) > MOST_MARKS
}

function asPlainText(text: string): string {
	const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
	return `<pre><code>${escaped}</code></pre>`
}

/**
 * Markdown as HTML that is safe to show, on the server and in a preview alike. A text that is nested beyond what a
 * person would write is shown as it was typed.
 */
export async function renderMarkdown(markdown: string): Promise<string> {
	return isHostile(markdown) ? asPlainText(markdown) : String(await renderer.process(markdown))
}
