/** Whom a voter trusts in a sealed vote, said plainly. */
export function SealedTrust({ isOpen }: { readonly isOpen: boolean }) {
	return (
		<div className="max-w-prose space-y-2">
			<p>
				{isOpen
					? 'Choices and reasons are encrypted until the vote closes. No page, file or program shows them before, to nobody, not even to administrators; how the vote leads is not known to Guardrail’s own rules either.'
					: 'Choices and reasons were encrypted until the vote closed. They were opened at the count, shown all at once with its outcome, and are published with their signatures.'}
			</p>
			<p>
				<strong>Whom you trust:</strong> whoever operates the server holds the key, and could read ballots before the
				end. The operator cannot change, add or drop one without being found: the hash of each signed ballot stood in
				the public log the moment it was taken, each voter holds a receipt, and every signature can be checked once the
				ballots are open.
			</p>
		</div>
	)
}
