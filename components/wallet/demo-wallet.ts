import { mnemonicToAccount } from 'viem/accounts'
import type { Wallet } from './wallet'

const MNEMONIC = 'test test test test test test test test test test test junk'

/**
 * The wallet of a person of the demonstration. Its keys are public, so it is for demonstrations only: import it where
 * such a person is chosen, at that moment, and no page of production ever loads it.
 */
export function demoWallet(index: number): Wallet {
	const account = mnemonicToAccount(MNEMONIC, { addressIndex: index })
	return {
		address: account.address,
		signMessage: (message) => account.signMessage({ message }),
		signTypedData: (data) => account.signTypedData(data),
	}
}
