import { setTimeout as pause } from 'node:timers/promises'
import type { ManagedProcess } from './managed-process'
import { localAddress, type Settings } from './settings'
import { SetupFailure } from './setup-failure.mjs'

const READY_MS = 120_000

/** Waits until the server answers that it is ready; says why not when it ends or takes too long. */
export async function untilReady(settings: Settings, app: ManagedProcess): Promise<void> {
	const deadline = Date.now() + READY_MS
	let exitCode: number | null = null
	app.ended.then((code) => {
		exitCode = code
	})
	let answer = 'nothing'
	while (Date.now() < deadline) {
		if (exitCode !== null)
			throw new SetupFailure(`the server ended (code ${exitCode}) before it was ready:\n${app.lastOutput()}`)
		try {
			const response = await fetch(`${localAddress(settings)}/api/ready`)
			if (response.ok) return
			answer = `${response.status} ${(await response.text()).slice(0, 300)}`
		} catch (error) {
			answer = error instanceof Error ? error.message : String(error)
		}
		await pause(100)
	}
	throw new SetupFailure(
		`the server was not ready after ${READY_MS / 1_000} s; /api/ready last said: ${answer}\n${app.lastOutput()}`,
	)
}

export type Persona = { readonly index: number; readonly address: string; readonly name: string; readonly role: string }

/** Who can sign in to a demonstration, as the server itself lists them. */
export async function listPersonas(settings: Settings): Promise<readonly Persona[]> {
	const response = await fetch(`${localAddress(settings)}/api/v1/demo/personas`)
	return response.ok ? ((await response.json()) as Persona[]) : []
}

/** The last words of a start: the address, and in a demonstration who can sign in. */
export function announcement(settings: Settings, personas: readonly Persona[]): string {
	const lines = ['', `Guardrail is ready: ${localAddress(settings)}`]
	if (personas.length > 0) {
		const width = Math.max(...personas.map(({ name }) => name.length))
		const rows = personas.map(
			({ index, address, name, role }) => `  ${String(index).padStart(2)}  ${address}  ${name.padEnd(width)}  ${role}`,
		)
		lines.push('', 'This is a demonstration. The browser offers a demo wallet for these people:', ...rows)
	}
	return [...lines, '', 'Ctrl-C stops it.'].join('\n')
}
