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

/** Markdown as HTML that is safe to show, on the server and in a preview alike. */
export async function renderMarkdown(markdown: string): Promise<string> {
	return String(await renderer.process(markdown))
}
