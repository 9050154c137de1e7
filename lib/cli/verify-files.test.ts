import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { ROOT } from './installation.mjs'
import { ELECTIONS, SEALED_AND_OPEN } from './test-bundles/elections'
import { honest } from './test-bundles/example'
import { SIGNER } from './test-bundles/publish'
import { verify } from './verify-files'

const FOLDER = mkdtempSync(join(tmpdir(), 'guardrail-verify-'))
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

const published = (name: string) => join(ROOT, 'public', 'verify', 'bundles', `${name}.json`)

function written(name: string, content: unknown): string {
	const path = join(FOLDER, name)
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
	return path
}

let said = ''
beforeEach(() => {
	said = ''
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
		said += String(text)
		return true
	})
})

test('a bundle in which everything holds ends with 0', async () => {
	expect(await verify([published('ladder')])).toBe(0)
	expect(said).toMatch(/^ladder\.json \(bundle\)\n {2}\+ /)
	expect(said).not.toMatch(/^ {2}[!?]/m)
	const [verdict, word, ...rest] = said.split('\n').slice(-3)
	expect([verdict, rest]).toEqual(['Everything holds.', ['']])
	expect(word).toBe(
		`That is by the word of the key ${SIGNER.publicKey}; compare it with the key that the DAO publishes.`,
	)
})

test('with a key that the reader trusts, everything holds without more words', async () => {
	expect(await verify(['--key', SIGNER.publicKey, published('ladder')])).toBe(0)
	expect(said.endsWith('\n\nEverything holds.\n')).toBe(true)
})

test('a broken bundle ends with 1 and names the first thing that is wrong, and where', async () => {
	expect(await verify([published('ladder'), published('edited-reason')])).toBe(1)
	const [, broken = ''] = said.split('edited-reason.json (bundle)\n')
	expect(broken.split('\n')[0]).toBe(
		'First thing that is wrong: This ballot does not say what its hash was made of. (at ballots[0].message)',
	)
	expect(said.endsWith('\nSomething is wrong.\n')).toBe(true)
})

test('a bundle that cannot be checked to its end ends with 2 and marks what could not', async () => {
	expect(await verify([written('open.json', honest(SEALED_AND_OPEN))])).toBe(2)
	expect(said).toMatch(/^ {2}\? /m)
	expect(said).not.toContain('First thing that is wrong')
})

test('what is held against a bundle is held against it, in any order', async () => {
	const name = 'dropped-ballot-log-rewritten'
	expect(await verify([published(name)])).toBe(0)
	expect(await verify([published(`${name}.receipt`), published(name)])).toBe(1)
	expect(said).toContain('First thing that is wrong: The installation took this ballot, and the bundle has dropped it.')
})

test('a key that is not trusted ends with 1, the one that is with 0, and what is no key with a sentence', async () => {
	expect(await verify(['--key', SIGNER.publicKey.toUpperCase(), published('ladder')])).toBe(0)
	expect(await verify(['--key', 'ab'.repeat(32), published('ladder')])).toBe(1)
	await expect(verify(['--key', 'mine', published('ladder')])).rejects.toThrow(
		'--key is "mine"; give the 64 hex digits',
	)
	await expect(verify(['--kee', published('ladder')])).rejects.toThrow('npm run verify -- ')
})

test('--json prints the same report for machines', async () => {
	expect(await verify(['--json', published('edited-reason')])).toBe(1)
	const [report] = JSON.parse(said)
	expect(report).toMatchObject({ name: 'edited-reason.json', kind: 'bundle', report: { ok: false } })
	expect(report.report.checks.find(({ state }: { state: string }) => state === 'fails').id).toBe('hashes')
})

test.each([
	['no JSON', 'not json {', 'This is no JSON'],
	['something else', { hello: 'world' }, 'This is neither a bundle nor a receipt'],
])('a file that holds %s ends with 1 and says so', async (what, content, sentence) => {
	expect(await verify([written(`${what}.json`, content)])).toBe(1)
	expect(said).toContain(`First thing that is wrong: ${sentence}`)
})

test('a file that is not there, and a folder, are said to be unreadable', async () => {
	await expect(verify([join(FOLDER, 'nowhere.json')])).rejects.toThrow('cannot be read: there is no such file.')
	await expect(verify([FOLDER])).rejects.toThrow(`${FOLDER} cannot be read: `)
})

test('an address is asked for its bundle, and an answer that is none is said to be one', async () => {
	const bundle = JSON.stringify(honest(ELECTIONS.single))
	const server = createServer(({ url }, response) => {
		response.statusCode = url === '/bundle' ? 200 : 404
		response.end(url === '/bundle' ? bundle : 'nothing here')
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const address = server.address()
	const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
	expect(await verify([`${origin}/bundle`])).toBe(0)
	await expect(verify([`${origin}/other`])).rejects.toThrow('answered 404; is it the address of a bundle?')
	await new Promise((resolve) => server.close(resolve))
	await expect(verify([`${origin}/bundle`])).rejects.toThrow('cannot be reached: ')
})

test('the published receipt of a voter holds by itself as far as it goes', async () => {
	expect(JSON.parse(readFileSync(published('receipt-kept.receipt'), 'utf8')).kind).toBe('vote.ballot_cast')
	expect(await verify([published('receipt-kept.receipt')])).toBe(2)
})
