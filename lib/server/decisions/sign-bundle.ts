import 'server-only'
import { signedPartOf } from '@/lib/domain/decisions/signed-bundle'
import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import type { SigningKey } from '@/lib/server/log/signing-key'

/** The log's key over the canonical JSON (RFC 8785) of what `signedPartOf` leaves of a bundle. */
export type BundleSignature = {
	readonly keyId: string
	/** Ed25519, 64 hex digits. */
	readonly publicKey: string
	/** 128 hex digits. */
	readonly signature: string
}

/**
 * Signs what is published about a vote, so that not even a name or a note in it can change on its way. The ballots, the
 * roll and the rules are held by more than that: by their voters' signatures and by the log.
 */
export function signBundle<Bundle extends Parameters<typeof signedPartOf>[0]>(
	{ keyId, publicKey, sign }: SigningKey,
	bundle: Bundle,
): Bundle & { readonly signature: BundleSignature } {
	const said: Json = JSON.parse(JSON.stringify(signedPartOf(bundle))) // what is left out is not said
	return { ...bundle, signature: { keyId, publicKey, signature: sign(canonicalJson(said)) } }
}
