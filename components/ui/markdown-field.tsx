'use client'

import { useState } from 'react'
import { BOX, Field, type FieldFrame } from './field'
import { ProseHtml } from './prose-html'

type Props = FieldFrame & { readonly value: string; readonly onChange: (value: string) => void; readonly rows?: number }

/** A text in Markdown, and how readers will see it. The preview is made here and cleaned like the page itself. */
export function MarkdownField({ value, onChange, rows = 5, ...frame }: Props) {
	const [preview, setPreview] = useState<string | null>(null)

	async function show() {
		const { renderMarkdown } = await import('@/lib/format/markdown')
		setPreview(await renderMarkdown(value))
	}

	return (
		<Field {...frame}>
			{(control) => (
				<>
					{preview === null ? (
						<textarea
							{...control}
							name={frame.name}
							rows={rows}
							value={value}
							onChange={(event) => onChange(event.currentTarget.value)}
							className={`${BOX} field-sizing-content min-h-28`}
						/>
					) : (
						<div className="min-h-28 rounded border border-line bg-surface px-4 py-3">
							{value.trim() === '' ? (
								<p className="text-soft">Nothing is written yet.</p>
							) : (
								<ProseHtml html={preview} />
							)}
						</div>
					)}
					<button
						type="button"
						onClick={() => (preview === null ? show() : setPreview(null))}
						className="rounded py-1 text-sm text-accent underline hover:text-accent-strong"
					>
						{preview === null ? 'Preview' : 'Go on writing'}
						<span className="sr-only">: {frame.label}</span>
					</button>
				</>
			)}
		</Field>
	)
}
