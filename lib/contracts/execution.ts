import { z } from 'zod'
import { VENUES } from '@/lib/domain/execution/hand-off'
import { PURPOSES } from '@/lib/domain/execution/plan'
import { STEP_KEYS } from '@/lib/domain/execution/step-keys'
import { HttpUrl, Id, requiredText, Time, text } from './fields'

const Digits = z
	.string('Write the number in digits.')
	.regex(/^\d{1,77}$/, 'Write the number in digits, without commas.')

/** What a plan needs beyond the record; each is optional, and the step that needs it says so. */
export const GetExecutionInput = z.object({
	measureId: Id,
	/** Who manages the signing keys of the operator in Simple DVT. */
	manager: z
		.string()
		.regex(/^0x[0-9a-fA-F]{40}$/, 'Give an Ethereum address: 0x and 40 hex digits.')
		.optional(),
	/** Wei of stETH to burn as cover. */
	amount: Digits.optional(),
	/** Nonce of the penalty that is locked in the bond. */
	nonce: Digits.optional(),
})

const Purpose = z.enum(PURPOSES, `The purpose is one of: ${PURPOSES.join(', ')}.`)
const StepOfPlan = z.object({
	measureId: Id,
	purpose: Purpose.default('apply'),
	step: z.enum(STEP_KEYS, 'Choose a step of the plan.'),
})

export const HandOverInput = StepOfPlan.extend({
	venue: z.enum(VENUES, `The venue is one of: ${VENUES.join(', ')}.`),
	/** Where it can be followed. */
	link: HttpUrl,
	/** When it was handed over; now, when left out. */
	handedAt: Time.optional(),
})

export const EndAttemptInput = StepOfPlan.extend({
	outcome: z.enum(['passed', 'quorum_not_met', 'rejected'], 'Say how it ended: passed, quorum_not_met or rejected.'),
	/** When it ended; now, when left out. */
	endedAt: Time.optional(),
	/** The transaction or the page that shows it. */
	evidence: requiredText(500, 'where it can be seen, for example the transaction'),
	note: text(2_000).default(''),
})

export const DecodeCalldataInput = z.object({
	data: z
		.string('Paste the calldata.')
		.trim()
		.regex(/^0x([0-9a-fA-F]{2})+$/, 'Paste calldata in hex: 0x and an even number of digits.')
		.max(40_000, 'Paste at most 40,000 characters.'),
	to: z
		.string()
		.trim()
		.regex(/^(0x[0-9a-fA-F]{40})?$/, 'Give an Ethereum address: 0x and 40 hex digits.')
		.default(''),
})
