import type { OperatorId } from '@/lib/domain/kernel/ids'
import { type Actor, isMemberOf } from './actor'

/**
 * On whose side a draft begins: that of the operator where its author is a member of it, whatever else they are, and
 * otherwise that of the DAO. It is kept with the case, and later decides who may read the draft.
 */
export function draftOrigin(actor: Actor, operatorId: OperatorId): 'operator' | 'coordinator' {
	return isMemberOf(actor, operatorId) ? 'operator' : 'coordinator'
}
