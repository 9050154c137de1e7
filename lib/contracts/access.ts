import { z } from 'zod'
import { SCOPES, type Scope } from '@/lib/domain/access/scopes'
import { Id, Ref, requiredText, text } from './fields'

export const RevokeSessionInput = z.object({ sessionId: Id })

const Role = z.enum(
	['steward', 'coordinator', 'administrator'],
	'Choose a role: steward, coordinator or administrator.',
)
export const RoleInput = z.object({ personId: Id, role: Role })

export const TeamInput = z.object({ ref: Ref })

const Email = z.email('Give an e-mail address, for example name@example.org.').max(200)
export const CreateInvitationInput = z.object({
	ref: Ref,
	role: z.enum(['reporter', 'manager'], 'Choose a role: reporter or manager.'),
	/** Whom the inviter means, so that an open invitation can be told from another. */
	note: text(120).default(''),
	/** Where to mail the link as well; left empty, the inviter hands it over. */
	email: z.union([z.literal(''), Email], 'Give an e-mail address, for example name@example.org.').default(''),
})
export const RevokeInvitationInput = z.object({ ref: Ref, invitationId: Id })

const InvitationSecret = z
	.string()
	.regex(/^[A-Za-z0-9_-]{43}$/, 'This is not the address of an invitation; copy the whole link.')
export const InvitationInput = z.object({ secret: InvitationSecret })

export const EndMembershipInput = z.object({
	ref: Ref,
	membershipId: Id,
	reason: requiredText(500, 'why the membership ends'),
})

const ScopeName = z.enum(
	SCOPES.map(({ scope }): Scope => scope),
	`Choose scopes among ${SCOPES.map(({ scope }) => scope).join(', ')}.`,
)
const Days = z.coerce.number('Give the days as a number.').int('Give a whole number of days.').min(1).max(366)
export const CreateApiTokenInput = z.object({
	name: requiredText(80, 'a name that tells where the token is used'),
	scopes: z.array(ScopeName, 'Choose at least one scope.').min(1, 'Choose at least one scope.').max(SCOPES.length),
	/** How long the token works; without it, until it is revoked. */
	expiresInDays: z.union([z.literal('').transform(() => null), z.null(), Days]).default(null),
})
export const RevokeApiTokenInput = z.object({ tokenId: Id })
