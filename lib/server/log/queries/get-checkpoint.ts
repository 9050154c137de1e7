import 'server-only'
import { z } from 'zod'
import type { Checkpoint } from '@/lib/domain/log/checkpoint'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { newestCheckpoint } from '../newest-checkpoint'

/** The newest signed tree head. */
export const getCheckpoint = defineQuery({
	name: 'log.get_checkpoint',
	input: z.object({}),
	answer: ({ db }): Promise<Checkpoint> => newestCheckpoint(db),
})
