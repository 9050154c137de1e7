import { mnemonicToAccount } from 'viem/accounts'
import { NOBODY } from '@/lib/domain/decisions/delegation-message'
import { DEMONSTRATION_MNEMONIC } from '@/lib/server/access/personas'
import { getDelegationTemplate } from '@/lib/server/decisions/queries/get-delegation-template'
import type { DemonstrationPeople } from './people'

/** The delegation that a person of the demonstration signs in the wallet; to nobody, when `delegate` is `null`. */
export async function signDelegation(people: DemonstrationPeople, delegator: number, delegate: number | null) {
	const to = delegate === null ? NOBODY : mnemonicToAccount(DEMONSTRATION_MNEMONIC, { addressIndex: delegate }).address
	const template = await getDelegationTemplate.ask({ delegate: to }, { actor: people.actor(delegator) })
	if (!template.ok) throw new Error(template.problem.sentence)
	const { domain, types, primaryType, message } = template.value.typedData
	const wallet = mnemonicToAccount(DEMONSTRATION_MNEMONIC, { addressIndex: delegator })
	const typed = { ...message, sequence: BigInt(message.sequence) }
	return { message, signature: await wallet.signTypedData({ domain, types, primaryType, message: typed }) }
}
