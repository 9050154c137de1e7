import { checkpointBody } from '@/lib/domain/log/checkpoint'
import { faultOfKeys, trustedAmong } from './checks/rotation'
import { fromAnyHex, utf8, type VerifyCrypto } from './crypto'
import { faultOfReceipt, type Receipt, readReceipt } from './receipt'
import { CHECKS, type Check, carryOut, holds, type Report, type Step, unchecked, Wrong } from './report'
import { ShapeFault } from './shape'

type Looked = {
	readonly receipt: Receipt
	readonly crypto: VerifyCrypto
	readonly trustedKeys: readonly string[]
	/** Hashes of entries that a bundle or a log beside the receipt shows to stand in the log. */
	readonly shown: ReadonlySet<string>
}

const STEPS: readonly Step<Looked>[] = [
	{
		id: 'receipt',
		run: ({ receipt, crypto }) => {
			const fault = faultOfReceipt(receipt, crypto)
			if (fault !== null) throw new Wrong(fault.sentence, fault.at)
			return holds(`${receipt.kind} at ${receipt.acceptedAt}, signed by ${receipt.publicKey}.`)
		},
	},
	{
		id: 'inclusion',
		needs: ['receipt'],
		run: ({ receipt, crypto, shown }) => {
			const { inclusion, keyId, publicKey } = receipt
			const elsewhere = shown.has(receipt.leafHash) ? holds('The file given with it shows the entry in the log.') : null
			if (elsewhere !== null && inclusion === undefined) return elsewhere
			if (inclusion === undefined)
				return unchecked(
					'The entry had no place in the log yet; fetch the receipt again: /api/v1/log/receipts/LEAFHASH.',
				)
			const { checkpoint, index } = inclusion
			const signer = checkpoint.keyId === keyId ? publicKey : keyOfCheckpoint(receipt, crypto)
			if (signer === null)
				return elsewhere ?? unchecked('The checkpoint is signed by another key of the log; add the bundle.')
			if (!crypto.verifyEd25519(utf8(checkpointBody(checkpoint)), fromAnyHex(checkpoint.signature), fromAnyHex(signer)))
				throw new Wrong('The signature of the checkpoint is wrong.', 'inclusion.checkpoint')
			return holds(`Entry ${index} of ${checkpoint.size} at ${checkpoint.timestamp}.`)
		},
	},
]

/** The key that signed the checkpoint, where the receipt shows that the log's keys vouched for one another. */
function keyOfCheckpoint({ inclusion, origin, publicKey }: Receipt, crypto: VerifyCrypto): string | null {
	const { keys, checkpoint } = inclusion ?? {}
	if (keys === undefined) return null
	const fault = faultOfKeys({ origin, keys, where: 'inclusion.keys' }, crypto)
	if (fault !== null) throw new Wrong(fault.sentence, fault.at)
	if (!keys.some((key) => key.publicKey === publicKey))
		throw new Wrong('The receipt is signed by a key that the log does not list.', 'publicKey')
	const signer = keys.find((key) => key.keyId === checkpoint?.keyId)
	if (signer === undefined)
		throw new Wrong('The checkpoint is signed by a key that the log does not list.', 'inclusion.checkpoint.keyId')
	return signer.publicKey
}

const TRUSTED: Step<Looked> = {
	id: 'keys',
	run: ({ receipt: { publicKey, origin, inclusion }, crypto, trustedKeys }) => {
		const trusted = trustedAmong({ origin, keys: inclusion?.keys ?? [], trustedKeys }, crypto)
		if (trusted.includes(publicKey)) return holds(`Signed by a key that you trust, ${publicKey.slice(0, 16)}.`)
		throw new Wrong('The receipt is signed by a key that is not among those you trust.', 'publicKey')
	},
}

/** Checks a receipt by itself. Whether what it promises was kept shows only beside the bundle of its vote. */
export function verifyReceipt(
	value: unknown,
	crypto: VerifyCrypto,
	{ trustedKeys = [], shown = new Set() }: Partial<Pick<Looked, 'trustedKeys' | 'shown'>> = {},
): Report {
	try {
		const receipt = readReceipt(value)
		const shape: Check = { id: 'shape', title: CHECKS.shape, ...holds('A receipt of format 1.') }
		const steps = trustedKeys.length > 0 ? [...STEPS, TRUSTED] : STEPS
		const { ok, checks } = carryOut(steps, { receipt, crypto, trustedKeys, shown })
		return { ok, checks: [shape, ...checks] }
	} catch (fault) {
		if (fault instanceof ShapeFault) return misshapen(fault)
		throw fault
	}
}

/** The report on a file that is not written as it must be. */
export function misshapen({ sentence, at }: Pick<ShapeFault, 'sentence' | 'at'>): Report {
	return { ok: false, checks: [{ id: 'shape', title: CHECKS.shape, state: 'fails', sentence, at }] }
}
