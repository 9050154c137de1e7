import { seed } from '@/prisma/seed/seed'

await seed()
process.exit(0)
