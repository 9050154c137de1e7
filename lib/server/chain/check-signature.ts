import 'server-only'
import {
	BaseError,
	encodeDeployData,
	encodeFunctionData,
	erc6492SignatureValidatorAbi,
	erc6492SignatureValidatorByteCode,
	type Hex,
	isErc6492Signature,
	parseAbi,
} from 'viem'
import type { CheckedSignature } from '@/lib/domain/decisions/signature'
import type { Address } from '@/lib/domain/kernel/ids'
import { type ChainClient, chainClient, isUnanswered } from './chain-client'
import { recoverSigner } from './recover-signer'

const ERC_1271 = parseAbi(['function isValidSignature(bytes32, bytes) view returns (bytes4)'])
/** ERC-1271: what `isValidSignature` answers with, and nothing else counts as a yes. */
const MAGIC_VALUE = '0x1626ba7e'

/** 0x and r, s and v. */
const KEY_SIGNATURE_LENGTH = 132

/**
 * Whether the wallet at `address` signed a hash: by its key; else, where the installation has an RPC, by the contract
 * that stands there (ERC-1271) or would stand there (ERC-6492). Never call it inside a transaction: it may wait for the
 * network.
 */
export async function checkSignature(
	address: Address,
	hash: Hex,
	signature: string,
	client: ChainClient | null = chainClient(),
): Promise<CheckedSignature> {
	if (recoverSigner(hash, signature) === address) return { state: 'good', kind: 'eoa', block: null }
	if (!isHex(signature)) return { state: 'wrong' }
	if (client === null) return { state: 'no_rpc', isKeySized: signature.length === KEY_SIGNATURE_LENGTH }
	try {
		const block = await client.getBlockNumber()
		const kind = isErc6492Signature(signature) ? 'erc6492' : 'erc1271'
		const ask = kind === 'erc6492' ? isGoodCounterfactual : isGoodContract
		const isGood = await ask(client, { address, hash, signature, block })
		return isGood ? { state: 'good', kind, block } : { state: 'wrong' }
	} catch (error) {
		if (isUnanswered(error)) return { state: 'unanswered' }
		if (error instanceof BaseError) return { state: 'wrong' } // the contract reverted
		throw error
	}
}

type Question = { readonly address: Address; readonly hash: Hex; readonly signature: Hex; readonly block: bigint }

async function isGoodContract(client: ChainClient, { address, hash, signature, block }: Question): Promise<boolean> {
	const code = await client.getCode({ address, blockNumber: block })
	if (code === undefined || code === '0x') return false
	const data = encodeFunctionData({ abi: ERC_1271, functionName: 'isValidSignature', args: [hash, signature] })
	const answer = await client.call({ to: address, data, blockNumber: block })
	return answer.data?.length === 66 && answer.data.startsWith(MAGIC_VALUE)
}

/** The universal validator of ERC-6492, run without being deployed: it deploys the wallet in the call and asks it. */
async function isGoodCounterfactual(client: ChainClient, question: Question): Promise<boolean> {
	const { address, hash, signature, block } = question
	const data = encodeDeployData({
		abi: erc6492SignatureValidatorAbi,
		bytecode: erc6492SignatureValidatorByteCode,
		args: [address, hash, signature],
	})
	const answer = await client.call({ data, blockNumber: block })
	return answer.data !== undefined && BigInt(answer.data) === 1n
}

function isHex(text: string): text is Hex {
	return /^0x([0-9a-fA-F]{2})+$/.test(text)
}
