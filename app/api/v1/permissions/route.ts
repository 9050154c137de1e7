import { PERMISSIONS } from '@/lib/domain/access/permissions'

export function GET(): Response {
	return Response.json({ data: PERMISSIONS })
}
