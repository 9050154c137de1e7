import { z } from 'zod'
import { Signature } from './decisions'

const AddressText = z.string().regex(/^0x[0-9a-fA-F]{40}$/, 'Give an Ethereum address: 0x and 40 hex digits.')

/** What the wallet signed, field by field (EIP-712, `Delegation`). */
const DelegationMessageInput = z.object({
	delegator: AddressText,
	/** The zero address takes the delegation back. */
	delegate: AddressText,
	scope: z.literal('all', 'A delegation is for all votes; write all.'),
	sequence: z.string().regex(/^[1-9]\d{0,8}$/, 'The sequence is a whole number from 1.'),
})

export const SetDelegationInput = z.object({ message: DelegationMessageInput, signature: Signature })

export const DelegationTemplateInput = z.object({ delegate: AddressText })
