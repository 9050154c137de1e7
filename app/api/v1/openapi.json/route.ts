import { openApiRoute } from '@/lib/web/openapi-route'

export const GET = openApiRoute
