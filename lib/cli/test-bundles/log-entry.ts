import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import type { BundleLeaf } from '@/lib/verify/bundle'
import { textHash } from '@/lib/verify/hashes'
import { nativeCrypto } from '../native-crypto'

const { sha256 } = nativeCrypto()

/** Something that the log took down. */
export type Entry = { readonly at: string; readonly type: string; readonly subject: string; readonly facts: Json }

/** An entry letter for letter, as the log hashes it. */
export function entryText({ at, type, subject, facts }: Entry): string {
	return canonicalJson({ v: 1, type, subject, at, actor: 'system', noteHash: null, facts })
}

export function leafHashOf(entry: string): string {
	return textHash({ sha256 }, `\u0000${entry}`)
}

/** A leaf that has yet to get its place. */
export function waiting(entry: Entry): BundleLeaf {
	const text = entryText(entry)
	return { index: null, leafHash: leafHashOf(text), entry: text, proof: [] }
}

/** What a leaf says, to write it into another log. */
export function entryOf({ entry }: BundleLeaf): Entry {
	const { at, type, subject, facts } = JSON.parse(entry)
	return { at, type, subject, facts }
}
