/** Where a step can be seen: a link, or what was written. */
export function SeenAt({ evidence }: { readonly evidence: string }) {
	return (
		<span className="block pl-4 break-all text-soft">
			Seen at{' '}
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
