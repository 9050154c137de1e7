type Publishable = {
	readonly ballots: readonly { readonly message: unknown }[]
	readonly log: { readonly leaves: unknown }
}

/**
 * What the installation signs of a vote's bundle: all of it but what is held otherwise. A ballot's message is held by
 * its hash, and the leaves by the root of the checkpoint.
 */
export function signedPartOf<Bundle extends Publishable>(bundle: Bundle): object {
	const { leaves: _leaves, ...log } = bundle.log
	const ballots = bundle.ballots.map(({ message: _message, ...ballot }) => ballot)
	return { ...bundle, ballots, log }
}
