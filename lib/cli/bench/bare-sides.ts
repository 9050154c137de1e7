import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startProcess } from '../managed-process'
import { NEXT_PROGRAM } from '../next-build'
import { freePort } from '../port'
import { step } from '../progress.mjs'
import { lastLines, runProgram } from '../run-program.mjs'
import { SetupFailure } from '../setup-failure.mjs'

export type BareServer = { readonly address: string; readonly stop: () => Promise<void> }

const PAGE: Readonly<Record<string, string>> = {
	'package.json': '{"private": true, "type": "module"}',
	'app/layout.jsx': `export default function Layout({ children }) {
		return <html lang="en"><body>{children}</body></html>
	}`,
	'app/page.jsx': `export const dynamic = 'force-dynamic'
	export default function Page() {
		return <main><h1>Bare</h1><p>Rendered for each request, from nothing.</p></main>
	}`,
}

/** A Next application with one page that is rendered for each request and asks nothing, built as the product is. */
export async function startBarePage(root: string): Promise<BareServer> {
	// Inside the product's folder, where Node finds the installed Next.
	mkdirSync(join(root, '.data'), { recursive: true, mode: 0o711 })
	const folder = mkdtempSync(join(root, '.data', 'bench-'))
	const remove = () => rmSync(folder, { recursive: true, force: true })
	try {
		mkdirSync(join(folder, 'app'))
		for (const [name, text] of Object.entries(PAGE)) writeFileSync(join(folder, name), text)
		const config = { poweredByHeader: false, turbopack: { root }, outputFileTracingRoot: root }
		writeFileSync(join(folder, 'next.config.js'), `export default ${JSON.stringify(config)}`)
		await step('Building a bare Next page', () => build(root, folder))
		const port = await freePort()
		const args = [join(root, NEXT_PROGRAM), 'start', folder, '-H', '127.0.0.1', '-p', String(port)]
		const server = await startBare(args, folder, port)
		return { ...server, stop: () => server.stop().finally(remove) }
	} catch (error) {
		remove()
		throw error
	}
}

async function build(root: string, folder: string): Promise<void> {
	const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
	const args = [join(root, NEXT_PROGRAM), 'build', folder]
	const { code, output } = await runProgram(process.execPath, args, { cwd: folder, env })
	if (code !== 0) throw new SetupFailure(`the bare Next page could not be built:\n${lastLines(output, 40)}`)
}

/** A bare node:http server that sends the bytes of this address, headers included. */
export async function startBareCopy(folder: string, url: string): Promise<BareServer> {
	const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
	const connection = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length'])
	const headers = Object.fromEntries([...response.headers].filter(([name]) => !connection.has(name)))
	const file = join(folder, 'bare-copy.json')
	writeFileSync(file, JSON.stringify({ headers, body: await response.text() }))
	const port = await freePort()
	return startBare([join(import.meta.dirname, 'bare-server.mjs'), file, String(port)], folder, port)
}

const READY_TRIES = 300

async function startBare(args: readonly string[], cwd: string, port: number): Promise<BareServer> {
	const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
	const server = startProcess({ name: 'bare', args, cwd, env, onOutput: () => {} })
	const address = `http://127.0.0.1:${port}`
	for (let attempt = 0; attempt < READY_TRIES; attempt += 1) {
		const answer = await fetch(address).catch(() => null)
		if (answer?.ok) return { address, stop: server.stop }
		await pause(100)
	}
	await server.stop()
	throw new SetupFailure(`the bare server of a measurement did not start:\n${server.lastOutput()}`)
}
