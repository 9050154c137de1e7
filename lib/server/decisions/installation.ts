import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Tx } from '@/lib/server/kernel/prisma'

const INSTALLATION_ID = 'installation_id'

/** 32 random bytes that tell this installation from every other, made at first use and kept for good. */
export async function installationId(tx: Tx): Promise<string> {
	const found = await tx.installationFact.findUnique({ where: { key: INSTALLATION_ID } })
	if (found !== null) return found.value
	await tx.installationFact.createMany({
		data: [{ key: INSTALLATION_ID, value: randomBytes(32).toString('hex') }],
		skipDuplicates: true,
	})
	return (await tx.installationFact.findUniqueOrThrow({ where: { key: INSTALLATION_ID } })).value
}
