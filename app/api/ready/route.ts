import { readyRoute } from '@/lib/web/ready-route'

export const dynamic = 'force-dynamic'
export const GET = readyRoute
