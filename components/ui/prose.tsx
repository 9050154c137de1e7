import { renderMarkdown } from '@/lib/format/markdown'

/** Markdown that people wrote, made safe. */
export async function Prose({ text }: { readonly text: string }) {
	const html = await renderMarkdown(text)
	// biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer lets nothing but its list of harmless tags through
	return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
