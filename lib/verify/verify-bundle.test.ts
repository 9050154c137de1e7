import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '@/lib/cli/installation.mjs'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { draftOf } from '@/lib/cli/test-bundles/election'
import { ELECTIONS, SEALED_AND_OPEN } from '@/lib/cli/test-bundles/elections'
import { altered, counted, honest } from '@/lib/cli/test-bundles/example'
import { publish, SIGNER } from '@/lib/cli/test-bundles/publish'
import { type PublishedExample, publishedFiles } from '@/lib/cli/test-bundles/published-files'
import { browserCrypto } from './browser-crypto'
import { firstWrong } from './report'
import { verifyBundle } from './verify-bundle'
import { type GivenFile, verifyFiles } from './verify-files'

const FOLDER = join(ROOT, 'public', 'verify', 'bundles')
const crypto = nativeCrypto()
const read = (name: string): GivenFile => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') })
const examples: readonly PublishedExample[] = JSON.parse(read('index.json').text)

/** What cannot be checked of bundles in which nothing is wrong. */
const LEFT_OPEN: Readonly<Record<string, readonly string[]>> = {
	'format-2': ['stewards', 'adopted'],
	'format-3': ['stewards', 'adopted'],
	'recused-after-ballot': ['counted'],
}

describe('the published bundles', () => {
	test('are those that the fixed keys make: write them again with lib/cli/test-bundles/write.ts', () => {
		const files = publishedFiles()
		expect(readdirSync(FOLDER).sort()).toEqual([...files.keys()].sort())
		expect([...files].filter(([name, text]) => read(name).text !== text).map(([name]) => name)).toEqual([])
	})

	test('break every check that a bundle can fail', () => {
		const checks = verifyBundle(honest(ELECTIONS.ladder), crypto).checks.map(({ id }) => id)
		const broken = new Set(examples.map(({ wrong }) => wrong))
		expect(checks.filter((id) => !broken.has(id))).toEqual([])
	})

	test.each(examples.map((example) => [example.name, example] as const))('%s', (name, { files, wrong }) => {
		const [report] = verifyFiles(files.map(read), crypto)
		const first = report && firstWrong(report.report)
		expect(first?.id ?? null).toBe(wrong)
		const open = report?.report.checks.flatMap(({ id, state }) => (state === 'unchecked' ? [id] : []))
		if (wrong === null) expect(open).toEqual(LEFT_OPEN[name] ?? [])
		else expect(first?.sentence).toMatch(/^[A-Z].+\.$/)
	})

	test.each(examples.map((example) => [example.name, example] as const))(
		'%s, in a browser',
		(_name, { files, wrong }) => {
			const [report] = verifyFiles(files.map(read), browserCrypto())
			expect(report && (firstWrong(report.report)?.id ?? null)).toBe(wrong)
		},
	)
})

test('a sealed vote that is still open shows nothing wrong, and says what cannot be known yet', () => {
	const report = verifyBundle(JSON.parse(JSON.stringify(honest(SEALED_AND_OPEN))), crypto)
	expect(firstWrong(report)).toBeNull()
	expect(report.ok).toBe(false)
	expect(report.checks.filter(({ state }) => state === 'unchecked').map(({ id }) => id)).toEqual([
		'hashes',
		'signatures',
	])
})

test('a vote that is counted at the very moment of its end is not taken for one that was counted early', () => {
	const draft = counted(draftOf(ELECTIONS.ladder))
	const bundle = publish({ ...draft, vote: { ...draft.vote, talliedAt: draft.vote.closesAt } })
	expect(firstWrong(verifyBundle(JSON.parse(JSON.stringify(bundle)), crypto))).toBeNull()
})

test('a key that the reader does not trust is said to be one', () => {
	const bundle = JSON.parse(JSON.stringify(honest(ELECTIONS.ladder)))
	expect(verifyBundle(bundle, crypto, { trustedKeys: [SIGNER.publicKey] }).ok).toBe(true)
	expect(firstWrong(verifyBundle(bundle, crypto, { trustedKeys: ['ab'.repeat(32)] }))?.id).toBe('keys')
})

test.each([
	['replaced an earlier one', 6],
	['was replaced later', 2],
	['is the only one of its voter', 3],
])('a dropped ballot that %s is named before all that follows from it', (_what, dropped) => {
	const bundle = altered((good) => ({ ...good, ballots: good.ballots.filter(({ number }) => number !== dropped) }))
	expect(firstWrong(verifyBundle(JSON.parse(JSON.stringify(bundle)), crypto))).toMatchObject({
		sentence: `The log took ballot ${dropped}, and the bundle has dropped it.`,
		at: `log.leaves[${dropped}]`,
	})
})

test('what rests on something wrong is not said to hold', () => {
	const bundle = altered((good) => ({ ...good, rollHash: '00'.repeat(32) }))
	const { checks } = verifyBundle(JSON.parse(JSON.stringify(bundle)), crypto)
	expect(checks.filter(({ id }) => id === 'outcome' || id === 'weights').map(({ state }) => state)).toEqual([
		'unchecked',
		'unchecked',
	])
})

test.each([
	['nothing', null],
	['a list', []],
	['another format', { format: 'something' }],
	['an older format', { ...honest(ELECTIONS.ladder), formatVersion: 1 }],
	['a field that nobody knows', { ...honest(ELECTIONS.ladder), note: 'trust me' }],
	['a deep surprise', { ...honest(ELECTIONS.ladder), roll: [{ id: 7 }] }],
])('%s is no bundle, and the verifier says so', (_what, value) => {
	const first = firstWrong(verifyBundle(value, crypto))
	expect(first?.id).toBe('shape')
})
