import type { Method } from '@/lib/domain/decisions/vote-rules'

export const METHOD_NAMES: Readonly<Record<Method, string>> = {
	ladder: 'Ladder',
	single: 'Single proposal',
	approval: 'Approval',
	ranked: 'Ranked',
	optimistic: 'Optimistic',
}
