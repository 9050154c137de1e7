import type { TypedDataDefinition } from 'viem'

/** What Guardrail asks of a wallet. */
export type Wallet = {
	readonly address: string
	readonly signMessage: (message: string) => Promise<string>
	readonly signTypedData: (data: TypedDataDefinition) => Promise<string>
}
