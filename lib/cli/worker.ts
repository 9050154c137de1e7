import { runWorker } from '@/lib/server/kernel/jobs'

await runWorker()
