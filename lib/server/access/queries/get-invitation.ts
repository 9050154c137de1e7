import 'server-only'
import { InvitationInput } from '@/lib/contracts/access'
import { type MembershipRole, personOf } from '@/lib/domain/access/actor'
import { accept } from '@/lib/domain/access/invitation'
import { toIso } from '@/lib/domain/kernel/instant'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { findBySecret } from '../invitation.store'
import { roleAt } from '../membership.store'

export type InvitationOffer = {
	readonly operator: { readonly slug: string; readonly name: string }
	readonly role: MembershipRole
	readonly expiresAt: string
	/** Why the reader cannot accept it now; `null` when they can. */
	readonly whyNot: string | null
}

/** What a link invites to. Whoever holds it may know that much, and nothing of who else is there. */
export const getInvitation = defineQuery({
	name: 'invitation.get',
	input: InvitationInput,
	answer: async ({ db, input, actor, now }): Promise<InvitationOffer | null> => {
		const found = await findBySecret(db, input.secret)
		if (found === null) return null
		const person = personOf(actor)
		const decided = accept(found, person && (await roleAt(db, found.operatorId, person.id)), now)
		return {
			operator: { slug: found.operatorSlug, name: found.operatorName },
			role: found.role,
			expiresAt: toIso(found.expiresAt),
			whyNot: decided.ok ? null : decided.refusal.sentence,
		}
	},
})
