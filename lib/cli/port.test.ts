import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { freePort, requireFreePort } from './port'

describe('a port', () => {
	it('that is free may be opened', async () => {
		await expect(requireFreePort({ host: '127.0.0.1', port: await freePort() })).resolves.toBeUndefined()
	})

	it('that is taken is refused in a sentence that says what to do', async () => {
		const port = await freePort()
		const other = createServer()
		await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
		const refused = requireFreePort({ host: '127.0.0.1', port })
		await expect(refused).rejects.toThrow(`127.0.0.1, port ${port}, is taken by another program; stop that one`)
		await new Promise((resolve) => other.close(resolve))
	})

	it('of an address that this machine does not have is refused', async () => {
		await expect(requireFreePort({ host: '192.0.2.1', port: 3000 })).rejects.toThrow('set HOST to one that it has')
	})
})
