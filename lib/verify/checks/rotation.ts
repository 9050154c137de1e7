import { keyIdOf, originOf } from '@/lib/domain/log/checkpoint'
import { rotationText } from '@/lib/domain/log/key-rotation'
import type { Bundle } from '../bundle'
import { fromAnyHex, utf8, type VerifyCrypto } from '../crypto'
import { counted, type Finding, holds, unchecked, Wrong } from '../report'

type Keys = Bundle['log']['keys']
type Listed = { readonly origin: string; readonly keys: Keys; readonly where: string }

/** Each later key of a log is signed by the key before it. `isOlder`: from a file whose format did not say by what. */
export function checkRotation(
	{ installation, keys, isOlder }: { readonly installation: string; readonly keys: Keys; readonly isOlder: boolean },
	crypto: VerifyCrypto,
): Finding {
	const listed = { origin: originOf(installation), keys, where: 'log.keys' }
	const fault = faultOfKeys(listed, crypto)
	const isSilent = isOlder && keys.length > 1 && keys.every(({ vouched }) => vouched === undefined)
	if (isSilent) return unchecked('This format does not hold how each key vouched for the next; fetch the file again.')
	if (fault !== null) throw new Wrong(fault.sentence, fault.at)
	if (keys.length === 1) return holds('The log has had one key.')
	return holds(`${counted(keys.length, 'key')}, each vouched for by the one before it.`)
}

/** The first thing that is wrong with a list of keys, the oldest first; `null` for nothing. */
export function faultOfKeys(
	{ origin, keys, where }: Listed,
	crypto: VerifyCrypto,
): { readonly sentence: string; readonly at: string } | null {
	if (keys.length === 0) return { sentence: 'The log has no key.', at: where }
	for (const [index, { keyId, publicKey, vouched, from }] of keys.entries()) {
		const at = `${where}[${index}]`
		if (keyIdOf(crypto.sha256, origin, publicKey) !== keyId)
			return { sentence: 'The id of this key is not made from the key.', at: `${at}.keyId` }
		const before = keys[index - 1]
		if (before === undefined) {
			if (vouched) return { sentence: 'The first key of the log has none before it that could vouch for it.', at }
			continue
		}
		if (before.until !== from)
			return { sentence: 'This key did not begin when the one before it ended.', at: `${at}.from` }
		if (!isVouchedFor(origin, { before: before.publicKey, publicKey, vouched: vouched ?? null }, crypto))
			return { sentence: `Nobody vouched for the key ${keyId}: the key before it did not sign it.`, at }
	}
	return null
}

function isVouchedFor(
	origin: string,
	{
		before,
		publicKey,
		vouched,
	}: { readonly before: string; readonly publicKey: string; readonly vouched: string | null },
	{ verifyEd25519 }: VerifyCrypto,
): boolean {
	if (vouched === null) return false
	return verifyEd25519(utf8(rotationText(origin, before, publicKey)), fromAnyHex(vouched), fromAnyHex(before))
}

/** The keys that one may trust: those given, and each that one of them vouched for, by itself or through others. */
export function trustedAmong(
	{ origin, keys, trustedKeys }: Pick<Listed, 'origin' | 'keys'> & { readonly trustedKeys: readonly string[] },
	crypto: VerifyCrypto,
): readonly string[] {
	const trusted = new Set(trustedKeys)
	for (const [index, { publicKey, vouched = null }] of keys.entries()) {
		const before = keys[index - 1]?.publicKey
		if (before !== undefined && trusted.has(before) && isVouchedFor(origin, { before, publicKey, vouched }, crypto))
			trusted.add(publicKey)
	}
	return [...trusted]
}
