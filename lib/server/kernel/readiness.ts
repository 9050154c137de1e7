import 'server-only'
import { prisma } from './prisma'

/** Whether the database answers and has been migrated. */
export async function isReady(): Promise<boolean> {
	try {
		await prisma().installationFact.findFirst({ select: { key: true } })
		return true
	} catch (error) {
		console.warn(JSON.stringify({ level: 'warn', message: 'not ready', error: String(error).slice(0, 300) }))
		return false
	}
}
