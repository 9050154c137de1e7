import { type Refusal, refuse } from '@/lib/domain/kernel/result'

/** How a wallet signed: by its key, by a contract that stands on the chain (ERC-1271), by one that is yet to be deployed (ERC-6492). */
export const SIGNATURE_KINDS = ['eoa', 'erc1271', 'erc6492'] as const
export type SignatureKind = (typeof SIGNATURE_KINDS)[number]

export type CheckedSignature =
	/** `block`: at which the contract was asked; `null` for a key, which needs no chain. */
	| { readonly state: 'good'; readonly kind: SignatureKind; readonly block: bigint | null }
	/** The wallet did not sign this. */
	| { readonly state: 'wrong' }
	/** It is not the wallet's key; it may be a contract's, and no RPC is configured that could say so. */
	| { readonly state: 'no_rpc'; readonly isKeySized: boolean }
	/** The RPC did not answer in time. */
	| { readonly state: 'unanswered' }

const NO_RPC = 'this installation has no connection to a chain, so it cannot ask a smart-contract wallet'

/** Why what was signed (`ballot`, `delegation`) is not taken. */
export function signatureProblem(
	checked: Exclude<CheckedSignature, { readonly state: 'good' }>,
	what: string,
): { readonly ok: false; readonly refusal: Refusal } {
	if (checked.state === 'unanswered') {
		return refuse(
			'rpc_unanswered',
			'The chain did not answer, so the wallet could not be asked; try again in a minute.',
		)
	}
	const wrong = `The signature does not belong to this ${what} and wallet`
	if (checked.state === 'wrong') return refuse('wrong_signature', `${wrong}; sign again.`)
	return checked.isKeySized
		? refuse('wrong_signature', `${wrong}; sign again. (Also, ${NO_RPC}.)`)
		: refuse(
				'no_rpc',
				`This looks like the signature of a smart-contract wallet, and ${NO_RPC}. Use a wallet with a key.`,
			)
}
