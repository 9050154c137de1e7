import 'server-only'
import { isReady } from '@/lib/server/kernel/readiness'

/** 200 when the database answers and has been migrated, else 503. */
export async function readyRoute(): Promise<Response> {
	const ready = await isReady()
	return Response.json({ ready }, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}
