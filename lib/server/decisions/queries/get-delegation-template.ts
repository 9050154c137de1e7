import 'server-only'
import { DelegationTemplateInput } from '@/lib/contracts/delegation'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { BALLOT_DOMAIN_TYPES } from '@/lib/domain/decisions/ballot-message'
import {
	type DelegationTypedData,
	delegationTypedData,
	describeDelegation,
	NOBODY,
} from '@/lib/domain/decisions/delegation-message'
import { toAddress } from '@/lib/domain/kernel/ids'
import { env } from '@/lib/env'
import { shorten } from '@/lib/format/numbers'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { installationId } from '../installation'

export type DelegationTemplate = {
	readonly typedData: DelegationTypedData & { readonly types: { readonly EIP712Domain: readonly object[] } }
	/** What is signed, in words, a line each. */
	readonly words: readonly string[]
}

/** The typed data that the reader's wallet must sign to delegate to an address, numbered after the ones before. */
export const getDelegationTemplate = defineQuery({
	name: 'delegation.get_template',
	input: DelegationTemplateInput,
	allow: ({ actor }) => can(actor, 'delegation.set', { ownerId: personOf(actor)?.id ?? null }),
	answer: async ({ db, input, actor }): Promise<DelegationTemplate | null> => {
		const delegator = personOf(actor)?.address ?? null
		const delegate = toAddress(input.delegate)
		if (delegator === null || delegate === null) return null
		const [last, known, installation] = await Promise.all([
			db.delegation.findFirst({ where: { delegator }, orderBy: { sequence: 'desc' }, select: { sequence: true } }),
			db.person.findUnique({ where: { address: delegate }, select: { name: true } }),
			installationId(db),
		])
		const sequence = (last?.sequence ?? 0) + 1
		const frame = { chainId: env().CHAIN_ID, installation }
		const typedData = delegationTypedData(frame, { delegator, delegate, sequence })
		const name = delegate === NOBODY ? null : (known?.name ?? shorten(delegate))
		return {
			typedData: { ...typedData, types: { ...BALLOT_DOMAIN_TYPES, ...typedData.types } },
			words: describeDelegation(name, sequence),
		}
	},
})
