import { expect, test } from 'vitest'
import { signatureProblem } from './signature'

test.each<[Parameters<typeof signatureProblem>[0], string, string]>([
	[{ state: 'wrong' }, 'wrong_signature', 'The signature does not belong to this ballot and wallet; sign again.'],
	[{ state: 'unanswered' }, 'rpc_unanswered', 'The chain did not answer'],
	[{ state: 'no_rpc', isKeySized: true }, 'wrong_signature', 'this installation has no connection to a chain'],
	[{ state: 'no_rpc', isKeySized: false }, 'no_rpc', 'This looks like the signature of a smart-contract wallet'],
])('%o is refused as %s', (checked, code, says) => {
	const problem = signatureProblem(checked, 'ballot')
	expect(problem?.refusal.code).toBe(code)
	expect(problem?.refusal.sentence).toContain(says)
})
