type Props = { readonly source: string; readonly title?: string }

/**
 * A source as a link where it is one: a web address, or a file of a public repository written as
 * `github:owner/repository:path`. Anything else stays the words that it is.
 */
export function SourceLink({ source, title = '' }: Props) {
	const href = addressOf(source)
	if (href === null) return <span className="wrap-anywhere">{title || source}</span>
	return (
		<a href={href} rel="nofollow noopener" className="wrap-anywhere">
			{title || shortened(source)}
		</a>
	)
}

const IN_REPOSITORY = /^github:([\w.-]+\/[\w.-]+):([\w./-]+)$/

/** `null` for what a browser should not follow. */
function addressOf(source: string): string | null {
	const [, repository, path] = IN_REPOSITORY.exec(source) ?? []
	if (repository !== undefined) return `https://github.com/${repository}/blob/HEAD/${path}`
	return /^https?:\/\/\S+$/.test(source) ? source : null
}

function shortened(source: string): string {
	const [, repository, path = ''] = IN_REPOSITORY.exec(source) ?? []
	return repository === undefined ? source : `${repository}: ${path.split('/').at(-1)}`
}
