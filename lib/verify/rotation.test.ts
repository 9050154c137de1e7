import { expect, test } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { ELECTIONS } from '@/lib/cli/test-bundles/elections'
import { altered, honest } from '@/lib/cli/test-bundles/example'
import { rotatedBundle } from '@/lib/cli/test-bundles/held-against'
import { checkpointOf, eventsOf, logOf, SIGNER } from '@/lib/cli/test-bundles/publish'
import { INSTALLATION, timeAfter } from '@/lib/cli/test-bundles/setting'
import type { Bundle } from './bundle'
import { firstWrong } from './report'
import { verifyBundle } from './verify-bundle'
import { verifyLogExport } from './verify-log'

const crypto = nativeCrypto()
const rotated = rotatedBundle()
const [former] = rotated.log.keys
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

function withKeys(keys: Bundle['log']['keys']): Bundle {
	return altered((bundle) => ({ ...bundle, log: { ...bundle.log, keys } }))
}

test('whoever trusts the former key trusts the one that it vouched for, and no other', () => {
	expect(verifyBundle(plain(rotated), crypto, { trustedKeys: [former?.publicKey ?? ''] }).ok).toBe(true)
	expect(verifyBundle(plain(rotated), crypto, { trustedKeys: [SIGNER.publicKey] }).ok).toBe(true)
	expect(firstWrong(verifyBundle(plain(rotated), crypto, { trustedKeys: ['ab'.repeat(32)] }))?.id).toBe('keys')
	const own = withKeys(rotated.log.keys.map((key) => ({ ...key, vouched: key.vouched && 'ab'.repeat(64) })))
	const { checks } = verifyBundle(plain(own), crypto, { trustedKeys: [former?.publicKey ?? ''] })
	expect(checks.filter(({ state }) => state === 'fails').map(({ id }) => id)).toEqual(['rotation', 'keys'])
})

test.each([
	['no key at all', [], 'log.keys'],
	['a key with nothing to show for it', rotated.log.keys.map(({ vouched: _vouched, ...key }) => key), 'log.keys[1]'],
	['a gap between two keys', rotated.log.keys.map((key) => ({ ...key, until: null })), 'log.keys[1].from'],
	['keys in another order', [...rotated.log.keys].reverse(), 'log.keys[0]'],
	['an id of another key', rotated.log.keys.map((key) => ({ ...key, keyId: '01234567' })), 'log.keys[0].keyId'],
])('a log with %s is found, and where', (_what, keys, at) => {
	expect(firstWrong(verifyBundle(plain(withKeys(keys)), crypto))).toMatchObject({ id: 'rotation', at })
})

test('in format 2 nobody knows by what a key was vouched for, and the verifier says so', () => {
	const { delegations: _delegations, ...bundle } = honest(ELECTIONS.ladder)
	const keys = rotated.log.keys.map(({ vouched: _vouched, ...key }) => key)
	const report = verifyBundle(plain({ ...bundle, formatVersion: 2, log: { ...bundle.log, keys } }), crypto)
	expect(report.checks.find(({ id }) => id === 'rotation')?.state).toBe('unchecked')
})

test('the export of a log shows by what each key was vouched for', () => {
	const log = logOf(eventsOf(honest(ELECTIONS.ladder)), 7)
	const checkpoint = checkpointOf(log, timeAfter(60 * 24 * 30))
	const file = {
		format: 'guardrail-log-export',
		formatVersion: 1,
		installation: INSTALLATION.id,
		origin: checkpoint.origin,
		keys: rotated.log.keys,
		checkpoint,
		entries: log.entries.map((entry, index) => ({ index, leafHash: log.hashes[index], entry })),
	}
	expect(verifyLogExport(file, crypto, { trustedKeys: [former?.publicKey ?? ''] }).ok).toBe(true)
	const keys = rotated.log.keys.map((key) => ({ ...key, vouched: key.vouched && 'ab'.repeat(64) }))
	expect(firstWrong(verifyLogExport({ ...file, keys }, crypto))).toMatchObject({ id: 'rotation', at: 'log.keys[1]' })
})
