import 'server-only'
import { GetReceiptInput } from '@/lib/contracts/log'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { issueReceipt } from '../issue-receipt'
import { newestCheckpoint } from '../newest-checkpoint'

/** What shows that Guardrail took a report, a rating, a comment, a ballot or anything else, whatever it says later. */
export const getReceipt = defineQuery({
	name: 'log.get_receipt',
	input: GetReceiptInput,
	answer: async ({ db, input, actor }) => {
		const receipt = await issueReceipt(db, input.leafHash, actor)
		if (receipt === null || receipt.inclusion) return receipt
		await newestCheckpoint(db)
		return issueReceipt(db, input.leafHash, actor)
	},
})
