import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import type { Settings } from './settings'
import { SetupFailure } from './setup-failure.mjs'

const REASONS: Readonly<Record<string, string>> = {
	EADDRINUSE: 'is taken by another program; stop that one, or set PORT to a free port',
	EACCES: 'may not be opened by this user; set PORT to 1024 or above',
	EADDRNOTAVAIL: 'cannot be opened because this machine has no such address; set HOST to one that it has',
	ENOTFOUND: 'cannot be opened because the name is unknown; set HOST to an address of this machine',
}

/** Refuses a port that the server could not open, before any longer work begins. */
export function requireFreePort({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<void> {
	return new Promise((resolve, reject) => {
		const probe = createServer()
		probe.once('error', (error: NodeJS.ErrnoException) => {
			const reason = REASONS[error.code ?? ''] ?? `cannot be opened (${error.message}); change HOST or PORT`
			reject(new SetupFailure(`${host}, port ${port}, ${reason}.`))
		})
		probe.listen(port, host, () => probe.close(() => resolve()))
	})
}

/** A free port of the loopback address, below those that systems hand out for outgoing connections. */
export async function freePort(): Promise<number> {
	for (let attempt = 0; attempt < 50; attempt++) {
		const port = randomInt(20_000, 32_000)
		const isFree = await requireFreePort({ host: '127.0.0.1', port }).then(
			() => true,
			() => false,
		)
		if (isFree) return port
	}
	throw new SetupFailure('no port between 20000 and 32000 is free on 127.0.0.1; stop some programs and start again.')
}
