import type { TypedDataDefinition } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'

const MNEMONIC = 'test test test test test test test test test test test junk'

/** What Guardrail asks of a wallet. */
export type Wallet = {
	readonly address: string
	readonly signMessage: (message: string) => Promise<string>
	readonly signTypedData: (data: TypedDataDefinition) => Promise<string>
}

/** The wallet of a person of the demonstration. Its keys are public, so it is for demonstrations only. */
export function demoWallet(index: number): Wallet {
	const account = mnemonicToAccount(MNEMONIC, { addressIndex: index })
	return {
		address: account.address,
		signMessage: (message) => account.signMessage({ message }),
		signTypedData: (data) => account.signTypedData(data),
	}
}
