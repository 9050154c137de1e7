/** What shows a step: a link, or what was written. */
export function SeenAt({ evidence }: { readonly evidence: string }) {
	return (
		<span className="block pl-4 wrap-anywhere text-soft">
			Shown by{' '}
			{/^https?:\/\//.test(evidence) ? (
				<a href={evidence} rel="nofollow noopener">
					{evidence}
				</a>
			) : (
				evidence
			)}
		</span>
	)
}
