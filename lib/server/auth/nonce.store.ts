import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { prisma } from '@/lib/server/kernel/prisma'
import { sha256 } from '@/lib/server/log/append-to-log'

const UNIQUE_VIOLATION = 'P2002'

/** True for the first to come with this nonce, whoever else comes at the same time; it is remembered for `keepMs`. */
export async function spendNonce(nonce: string, keepMs: number): Promise<boolean> {
	try {
		await prisma().spentNonce.create({ data: { nonceHash: sha256(nonce), expiresAt: new Date(Date.now() + keepMs) } })
		return true
	} catch (error) {
		if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === UNIQUE_VIOLATION) return false
		throw error
	}
}
