import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { type Prisma, PrismaClient } from '@/lib/generated/prisma/client'

export type Tx = Prisma.TransactionClient

const CONNECTIONS = 10

declare global {
	var guardrailPrisma: PrismaClient | undefined
}

/** The one client of this process; kept across reloads in development. */
export function prisma(): PrismaClient {
	globalThis.guardrailPrisma ??= new PrismaClient({
		adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: CONNECTIONS }),
	})
	return globalThis.guardrailPrisma
}
