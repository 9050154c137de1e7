import { isReady } from '@/lib/server/kernel/readiness'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
	const ready = await isReady()
	return Response.json({ ready }, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}
