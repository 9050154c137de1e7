/** How a wallet signed: by its key, by a contract that stands on the chain (ERC-1271), by one that is yet to be deployed (ERC-6492). */
export const SIGNATURE_KINDS = ['eoa', 'erc1271', 'erc6492'] as const
export type SignatureKind = (typeof SIGNATURE_KINDS)[number]
