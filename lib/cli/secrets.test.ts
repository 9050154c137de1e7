import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepsSigningKey, readSecrets, replaceSigningKey } from './secrets'

const PRODUCTION = {
	NEXTAUTH_SECRET: 'a',
	SIGNING_KEY: 'b',
	SEALING_KEY: 'c',
	NEXTAUTH_URL: 'https://guardrail.example.org',
	SMTP_URL: 'smtp://mail.example.org',
	MAIL_FROM: 'guardrail@example.org',
}

describe('secrets', () => {
	let dataDir = ''
	beforeEach(() => {
		dataDir = mkdtempSync(join(tmpdir(), 'guardrail-secrets-'))
	})
	afterEach(() => rmSync(dataDir, { recursive: true }))

	it('are made once by a demonstration and kept for its owner alone', () => {
		const first = readSecrets({ env: {}, mode: 'demo', dataDir })
		expect(first.app.NEXTAUTH_SECRET).toHaveLength(43)
		expect(readSecrets({ env: {}, mode: 'demo', dataDir })).toEqual(first)
		expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
	})

	it.each(Object.keys(PRODUCTION))('refuse production without %s, by name', (name) => {
		const env = { ...PRODUCTION, [name]: '' }
		expect(() => readSecrets({ env, mode: 'production', dataDir })).toThrow(`production mode needs ${name} (`)
	})

	it('come from the environment alone in production', () => {
		readSecrets({ env: {}, mode: 'demo', dataDir })
		expect(readSecrets({ env: PRODUCTION, mode: 'production', dataDir }).app).toEqual(PRODUCTION)
	})

	it('give a demonstration a new signing key, and keep the former one to vouch for it', () => {
		const { SIGNING_KEY: former = '' } = readSecrets({ env: {}, mode: 'demo', dataDir }).app
		expect([keepsSigningKey(dataDir, former), keepsSigningKey(dataDir, 'another')]).toEqual([true, false])
		replaceSigningKey(dataDir)
		const { SIGNING_KEY, SIGNING_KEY_PREVIOUS } = readSecrets({ env: {}, mode: 'demo', dataDir }).app
		expect(SIGNING_KEY_PREVIOUS).toBe(former)
		expect(SIGNING_KEY).not.toBe(former)
		expect(Buffer.from(SIGNING_KEY ?? '', 'base64')).toHaveLength(32)
	})
})
