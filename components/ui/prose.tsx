import { renderMarkdown } from '@/lib/format/markdown'

/** Markdown that people wrote, made safe. */
export async function Prose({ text }: { readonly text: string }) {
	return <ProseHtml html={await renderMarkdown(text)} />
}

/** The same for HTML that `renderMarkdown` made already, as in the preview of a form. */
export function ProseHtml({ html }: { readonly html: string }) {
	// biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer lets nothing but its list of harmless tags through
	return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
