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
	attributes: { a: ['href'], th: ['align'], td: ['align'] },
	protocols: { href: ['http', 'https', 'mailto'] },
}

const renderer = unified()
	.use(remarkParse)
	.use(remarkGfm)
	.use(remarkRehype)
	.use(rehypeSanitize, SCHEMA)
	.use(rehypeStringify)
	.freeze()

/** Markdown as HTML that is safe to show; links do not pass on our good name. */
export async function renderMarkdown(markdown: string): Promise<string> {
	const html = String(await renderer.process(markdown))
	return html.replaceAll('<a href="', '<a rel="nofollow noopener ugc" href="')
}
