import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SENDING =
	/createWalletClient|sendTransaction|sendRawTransaction|sendUnsignedTransaction|writeContract|deployContract|eth_send\w*Transaction|wallet_sendCalls/i

function sourcesIn(folder: string): readonly string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name)
		if (entry.isDirectory())
			return path === join('lib', 'testing') || path === join('lib', 'generated') ? [] : sourcesIn(path)
		return /\.(ts|tsx|mts|mjs)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
	})
}

test('nothing in the product can send a transaction', () => {
	const sources = ['app', 'components', 'lib', 'prisma/seed'].flatMap(sourcesIn)
	expect(sources.length).toBeGreaterThan(300)
	expect(sources.filter((path) => SENDING.test(readFileSync(path, 'utf8')))).toEqual([])
	// The same words are found where they stand: in the tests' chain.
	expect(SENDING.test(readFileSync('lib/testing/evm.ts', 'utf8'))).toBe(true)
})
