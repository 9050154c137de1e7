/** HTML that `renderMarkdown` made, and nothing else. */
export function ProseHtml({ html }: { readonly html: string }) {
	// biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer lets nothing but its list of harmless tags through
	return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
