import 'server-only'
import { GetVoteInput } from '@/lib/contracts/decisions'
import { recordAsMarkdown } from '@/lib/format/decision-record'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { sha256 } from '@/lib/server/log/append-to-log'
import { getDecisionRecord } from './get-decision-record'

export type DecisionRecordExport = {
	readonly voteId: string
	/** Changes with every word of the document. */
	readonly version: string
	readonly pages: () => AsyncIterable<readonly string[]>
}

/** The record of a decision as one Markdown file. */
export const exportDecisionRecord = defineQuery({
	name: 'vote.export_record',
	input: GetVoteInput,
	answer: async ({ input, actor }): Promise<DecisionRecordExport | null> => {
		const record = await getDecisionRecord.ask(input, { actor })
		if (!record.ok) return null
		const document = recordAsMarkdown(record.value)
		const pages = async function* () {
			yield [document]
		}
		return { voteId: input.voteId, version: sha256(document), pages }
	},
})
