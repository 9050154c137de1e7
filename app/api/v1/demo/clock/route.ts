import { demoClockRoute } from '@/lib/web/demo-clock-route'

export const POST = demoClockRoute
