import { uploadRoute } from '@/lib/web/attachment-route'

export const POST = uploadRoute
