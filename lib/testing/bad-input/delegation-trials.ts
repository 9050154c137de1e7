import { NOBODY } from '@/lib/domain/decisions/delegation-message'
import { setDelegation } from '@/lib/server/decisions/commands/set-delegation'
import { WHO } from '@/lib/testing/cases'
import { signDelegation } from '@/prisma/seed/sign-delegation'
import type { CommandTrial } from './trial'

const MESSAGE = ['delegator', 'delegate', 'scope', 'sequence']

/** Whom somebody's wallet votes through. */
export const DELEGATION_TRIALS: readonly CommandTrial[] = [
	{
		command: setDelegation,
		prepare: async (people) => {
			const body = await signDelegation(people, WHO.steward, WHO.otherSteward)
			const ofAnother = await signDelegation(people, WHO.otherSteward, WHO.steward)
			const said = (field: string, value: string) => ({ ...body, message: { ...body.message, [field]: value } })
			return {
				actor: people.actor(WHO.steward),
				body,
				codes: MESSAGE.map((field) => `message.${field}`),
				refused: {
					"another's delegation": [ofAnother, 'wrong_wallet'],
					'another delegate than was signed': [said('delegate', ofAnother.message.delegate), 'delegate_is_self'],
					'a delegate that nobody knows': [said('delegate', `0x${'12'.repeat(20)}`), 'delegate_unknown'],
					'nothing to take back': [said('delegate', NOBODY), 'nothing_delegated'],
					'a sequence that is not next': [said('sequence', '2'), 'wrong_sequence'],
					'a signature of nobody': [{ ...body, signature: `0x${'0'.repeat(130)}` }, 'wrong_signature'],
					'a signature of a contract': [{ ...body, signature: `0x${'0'.repeat(400)}` }, 'no_rpc'],
				},
			}
		},
	},
]
