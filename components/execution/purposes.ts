import type { Purpose } from '@/lib/domain/execution/plan'

export const PURPOSE_TITLES: Readonly<Record<Purpose, string>> = {
	apply: 'Carry it out',
	undo: 'Undo it once it ends',
	restitution: 'Make good what was lost',
}
