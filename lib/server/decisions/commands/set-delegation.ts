import 'server-only'
import { hashTypedData } from 'viem'
import { SetDelegationInput } from '@/lib/contracts/delegation'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { setDelegation as decideDelegation } from '@/lib/domain/decisions/delegation'
import {
	type DelegationFrame,
	type DelegationTypedData,
	readDelegation,
} from '@/lib/domain/decisions/delegation-message'
import { toAddress } from '@/lib/domain/kernel/ids'
import { toIso } from '@/lib/domain/kernel/instant'
import { ok, refuse } from '@/lib/domain/kernel/result'
import { env } from '@/lib/env'
import { checkSignature } from '@/lib/server/chain/check-signature'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { prisma, type Tx } from '@/lib/server/kernel/prisma'
import { addDelegation, isKnownWallet, lockDelegation } from '../delegation.store'
import { installationId } from '../installation'

function hashOf(typedData: DelegationTypedData): `0x${string}` {
	const { message } = typedData
	return hashTypedData({ ...typedData, message: { ...message, sequence: BigInt(message.sequence) } })
}

async function delegationFrame(tx: Tx): Promise<DelegationFrame> {
	return { chainId: env().CHAIN_ID, installation: await installationId(tx) }
}

/** Delegates the power of the actor's wallet from the next vote on, or takes it back; earlier ones stay on record. */
export const setDelegation = defineCommand({
	name: 'delegation.set',
	input: SetDelegationInput,
	prepare: async ({ input, actor }) => {
		const { id = null, address = null } = personOf(actor) ?? {}
		const isOwn = address !== null && toAddress(input.message.delegator) === address
		if (!isOwn || !can(actor, 'delegation.set', { ownerId: id }).allowed) return null
		const typedData = readDelegation(await delegationFrame(prisma()), input.message)
		return typedData && checkSignature(address, hashOf(typedData), input.signature)
	},
	load: async ({ tx, input, actor, prepared }) => {
		const person = personOf(actor)
		const before = person?.address ? await lockDelegation(tx, person.address) : null
		const delegate = toAddress(input.message.delegate)
		const typedData = person && readDelegation(await delegationFrame(tx), input.message)
		return {
			typedData,
			signature: prepared,
			person,
			before,
			isDelegateKnown: delegate ? await isKnownWallet(tx, delegate) : false,
		}
	},
	allow: ({ actor, subject }) => can(actor, 'delegation.set', { ownerId: subject.person?.id ?? null }),
	decide: ({ subject: { typedData, signature, person, before, isDelegateKnown } }) => {
		if (typedData === null) {
			return refuse(
				'unreadable_delegation',
				'This delegation is not written as asked; fetch its template and sign that.',
			)
		}
		const decided = decideDelegation(typedData, {
			address: person?.address ?? null,
			before,
			isDelegateKnown,
			signature: signature ?? { state: 'wrong' },
			delegationHash: hashOf(typedData),
		})
		return decided.ok ? ok({ state: { ...decided.value.state, typedData }, events: decided.value.events }) : decided
	},
	save: async ({ tx, input, subject: { person, signature }, outcome: { state }, now }) => {
		// Only a person whose wallet signed passes the rule.
		if (person === null || signature?.state !== 'good') throw new Error('A delegation was accepted unsigned')
		const { message } = state.typedData
		const delegationHash = hashOf(state.typedData)
		const delegation = {
			delegatorId: person.id,
			message,
			delegationHash,
			signature: input.signature,
			signed: signature,
		}
		await addDelegation(tx, delegation, now)
		return { delegate: state.delegate, sequence: state.sequence, delegationHash, setAt: toIso(now) }
	},
	concerns: () => 'delegation',
})
