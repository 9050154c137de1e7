import { expect, test } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { ELECTIONS } from '@/lib/cli/test-bundles/elections'
import { honest, ladderDraft } from '@/lib/cli/test-bundles/example'
import { eventsOf, logOf, publish } from '@/lib/cli/test-bundles/publish'
import { textHash } from './hashes'
import { readJson } from './read-json'
import { firstWrong } from './report'
import { verifyFiles } from './verify-files'

test.each([
	['{"a":1,"a":1}', 'a'],
	['{"b":[{"x":{}},{"c\\"":":","c\\u0022" : 2}]}', 'c"'],
	['{"__proto__":1,"__proto__":{"a":2}}', '__proto__'],
	['[{"a":{"b":1},"b":2,"a":{}}]', 'a'],
])('%s is refused, because a name stands there twice', (text, name) => {
	expect(() => readJson(text)).toThrow(`"${name}" is given twice in one record, so that readers may differ.`)
})

test.each(['{"a":{"a":{"a":":"}},"b":[{"a":"\\":\\\\"},{"a":1}]}', '[]', '"a:b"', '7', 'null', ' { } '])(
	'%s is read as it stands',
	(text) => expect(readJson(text)).toEqual(JSON.parse(text)),
)

test('a file that goes a million lists deep is read, or said to be no JSON', () => {
	expect(() => readJson('['.repeat(1_000_000))).toThrow('This is no JSON')
})

test('a bundle that states its outcome twice is refused, and one behind a byte-order mark is taken', () => {
	const text = JSON.stringify(honest(ELECTIONS.ladder))
	const check = (content: string) => verifyFiles([{ name: 'bundle', text: content }], nativeCrypto())[0]
	const twice = check(text.replace('"outcome":{', '"outcome":{"outcome":"rejected"},"outcome":{'))
	expect(twice?.report && firstWrong(twice.report)).toMatchObject({
		id: 'shape',
		sentence: '"outcome" is given twice in one record, so that readers may differ.',
	})
	expect(check(`\ufeff${text}`)?.report.ok).toBe(true)
})

test('an entry of the log that states its time twice cannot be read', () => {
	const log = logOf(eventsOf(ladderDraft()), 7)
	const entries = log.entries.map((entry) =>
		entry.includes('"type":"vote.ballot_cast"') ? entry.replace('"at":', '"at":"never","at":') : entry,
	)
	const hashes = entries.map((entry) => textHash(nativeCrypto(), `\u0000${entry}`))
	const [report] = verifyFiles(
		[{ name: 'bundle', text: JSON.stringify(publish(ladderDraft(), { entries, hashes })) }],
		nativeCrypto(),
	)
	expect(report && firstWrong(report.report)?.sentence).toBe('This entry of the log cannot be read.')
})
