import { renderMarkdown } from '@/lib/format/markdown'
import { ProseHtml } from './prose-html'

/** Markdown that people wrote, made safe. */
export async function Prose({ text }: { readonly text: string }) {
	return <ProseHtml html={await renderMarkdown(text)} />
}
