type Publishable = { readonly ballots: unknown; readonly grants?: unknown; readonly log: { readonly leaves: unknown } }

/**
 * What the installation signs of a vote's bundle: all of it but what is held otherwise. The leaves are held by the root
 * of the checkpoint, grants likewise and by the wallets on the roll, and ballots by their voters' signatures and leaves.
 */
export function signedPartOf(bundle: Publishable): object {
	const { ballots: _ballots, grants: _grants, log, ...rest } = bundle
	const { leaves: _leaves, ...restOfLog } = log
	return { ...rest, log: restOfLog }
}
