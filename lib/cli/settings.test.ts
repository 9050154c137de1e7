import { describe, expect, it } from 'vitest'
import { localAddress, readSettings } from './settings'

describe('settings', () => {
	it('start a demonstration with the embedded database when nothing is set', () => {
		expect(readSettings({}, '/srv/guardrail')).toMatchObject({
			host: '127.0.0.1',
			port: 3000,
			dataDir: '/srv/guardrail/.data',
			databaseUrl: null,
			mode: 'demo',
		})
	})

	it('mean production once a database is named, unless the mode says otherwise', () => {
		const env = { DATABASE_URL: 'postgres://localhost/guardrail' }
		expect(readSettings(env, '/srv').mode).toBe('production')
		expect(readSettings({ ...env, GUARDRAIL_MODE: 'demo' }, '/srv').mode).toBe('demo')
	})

	it('count an empty variable as not set', () => {
		expect(readSettings({ PORT: '', HOST: '', DATABASE_URL: '' }, '/srv')).toMatchObject({ port: 3000, mode: 'demo' })
	})

	it.each(['0', '65536', 'http', '30.5', '-1'])('refuse the port %s in a sentence', (port) => {
		expect(() => readSettings({ PORT: port }, '/srv')).toThrow(`PORT is "${port}"`)
	})

	it('refuse an unknown mode in a sentence', () => {
		expect(() => readSettings({ GUARDRAIL_MODE: 'prod' }, '/srv')).toThrow('set it to demo or to production')
	})

	it('name an address that a browser can open', () => {
		expect(localAddress({ host: '0.0.0.0', port: 80 })).toBe('http://127.0.0.1:80')
		expect(localAddress({ host: '::1', port: 3000 })).toBe('http://[::1]:3000')
	})
})
