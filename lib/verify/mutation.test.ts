import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { ELECTIONS } from '@/lib/cli/test-bundles/elections'
import { honest } from '@/lib/cli/test-bundles/example'
import { rotatedBundle } from '@/lib/cli/test-bundles/held-against'
import { signed } from '@/lib/cli/test-bundles/publish'
import type { Json } from '@/lib/domain/log/canonical-json'
import { canonicalText } from './hashes'
import { verifyBundle } from './verify-bundle'

const crypto = nativeCrypto()
const BUNDLES = [
	...[ELECTIONS.ladder, ELECTIONS.delegation, ELECTIONS.snapshot, ELECTIONS.sealed, ELECTIONS['quiet-ending']].map(
		honest,
	),
	rotatedBundle(),
]

function parse(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined // nobody would take it for a bundle
	}
}

test('any single byte of a bundle that is changed is found, wherever it stands', () => {
	const change = fc.record({
		which: fc.nat(BUNDLES.length - 1),
		at: fc.noBias(fc.nat()),
		byte: fc.constantFrom(...Buffer.from('0123456789abcdef xyzZ-')),
	})
	let looked = 0
	fc.assert(
		fc.property(change, ({ which, at, byte }) => {
			const bytes = Buffer.from(JSON.stringify(BUNDLES[which]))
			const place = at % bytes.length
			bytes[place] = byte
			const changed = parse(bytes.toString('utf8'))
			if (changed === undefined || canonicalText(changed) === canonicalText(BUNDLES[which])) return
			looked += 1
			expect(verifyBundle(changed, crypto).ok).toBe(false)
		}),
		{ numRuns: 1_500 },
	)
	expect(looked).toBeGreaterThan(300)
}, 120_000)

/** Every place of a JSON value where something other than a list or a record stands. */
function placesIn(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
	if (typeof value !== 'object' || value === null) return [path]
	return Object.entries(value).flatMap(([key, member]) =>
		placesIn(member as Json, [...path, Array.isArray(value) ? Number(key) : key]),
	)
}

function changedAt(value: Json, path: readonly (string | number)[]): Json {
	const [key, ...rest] = path
	if (key === undefined) return other(value)
	if (Array.isArray(value)) return value.map((item, index) => (index === key ? changedAt(item, rest) : item))
	const record = value as { readonly [key: string]: Json }
	return { ...record, [key]: changedAt(record[key] ?? null, rest) }
}

function other(value: Json): Json {
	if (typeof value === 'boolean') return !value
	if (typeof value === 'number') return value + 1
	if (typeof value !== 'string') return 'something'
	// A neighbour of the last character keeps dates, numbers and hashes well formed.
	const last = value.at(-1) ?? ''
	const neighbours: Readonly<Record<string, string>> = { '0': '1', '9': '8', a: 'b', f: 'e', Z: 'Z' }
	if (last === 'Z') return value.replace(/\d(?=Z$)/, (digit) => String((Number(digit) + 1) % 10))
	return `${value.slice(0, -1)}${neighbours[last] ?? String.fromCharCode(last.charCodeAt(0) + 1)}`
}

test.each([0, 1, 2, 3, 4, 5])(
	'each value of bundle %i that is changed is found, one after the other',
	(which) => {
		const bundle = parse(JSON.stringify(BUNDLES[which])) as Json
		const places = placesIn(bundle)
		expect(places.length).toBeGreaterThan(300)
		const missed = places.filter((path) => verifyBundle(changedAt(bundle, path), crypto).ok)
		expect(missed.map((path) => path.join('.'))).toEqual([])
	},
	120_000,
)

// Names and notes are nobody's signature but the installation's; the revision's hash holds what was voted on.
const VOUCHED_FOR = [
	'log.keys.from',
	'roll.name',
	'roll.recusal.note',
	'vote.attempt',
	'vote.subject.incidentId',
	'vote.subject.incidentSlug',
	'vote.subject.treatment',
]

test.each([0, 1, 4, 5])(
	'what the coordinator can change in bundle %i with the key of the log, and nobody else would notice, is this and no more',
	(which) => {
		const { signature: _signature, ...rest } = BUNDLES[which] ?? honest(ELECTIONS.ladder)
		const bundle = parse(JSON.stringify(rest)) as Json
		const missed = placesIn(bundle).filter((path) => {
			const changed = changedAt(bundle, path) as Parameters<typeof signed>[0]
			return verifyBundle(parse(JSON.stringify(signed(changed))), crypto).ok
		})
		const kinds = new Set(missed.map((path) => path.filter((key) => typeof key === 'string').join('.')))
		expect([...kinds].filter((kind) => !VOUCHED_FOR.includes(kind))).toEqual([])
		if (which === 0) expect([...kinds].sort()).toEqual(VOUCHED_FOR)
	},
	120_000,
)
