import 'server-only'
import { z } from 'zod'
import { isDemonstration } from '@/lib/env'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { PERSONAS, type Persona } from '../personas'

/** Who can sign in to a demonstration; there is nobody to list in production. */
export const listPersonas = defineQuery({
	name: 'demo.list_personas',
	input: z.object({}),
	answer: async (): Promise<readonly Persona[] | null> => (isDemonstration() ? PERSONAS : null),
})
