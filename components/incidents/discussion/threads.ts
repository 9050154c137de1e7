import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

export type Remark = IncidentView['comments'][number]
export type Thread = { readonly remark: Remark; readonly answers: readonly Thread[] }
export type StageOfTalk = {
	readonly treatment: number
	readonly votesClosed: number
	readonly isFrozen: boolean
	readonly threads: readonly Thread[]
}

/** The comments by stage, each stage as threads, oldest first. An answer whose thread is not shown stands for itself. */
export function threadsOf(comments: readonly Remark[]): readonly StageOfTalk[] {
	const shown = new Set(comments.map(({ id }) => id))
	const isAnswer = ({ answers }: Remark): boolean => answers !== null && shown.has(answers)
	const thread = (remark: Remark): Thread => ({
		remark,
		answers: comments.filter(({ answers }) => answers === remark.id).map(thread),
	})
	const stages: StageOfTalk[] = []
	for (const remark of comments.filter((one) => !isAnswer(one))) {
		const { treatment, votesClosed, isFrozen } = remark
		const last = stages.at(-1)
		if (last?.treatment === treatment && last.votesClosed === votesClosed) {
			stages[stages.length - 1] = { ...last, threads: [...last.threads, thread(remark)] }
		} else stages.push({ treatment, votesClosed, isFrozen, threads: [thread(remark)] })
	}
	return stages
}

/** When a stage of the discussion was, in words. */
export function stageInWords({ treatment, votesClosed }: Pick<StageOfTalk, 'treatment' | 'votesClosed'>): string {
	const again = treatment > 1 ? `, treatment ${treatment}` : ''
	if (votesClosed === 0) return `Before the vote${again}`
	return votesClosed === 1 ? `After the vote${again}` : `After vote ${votesClosed}${again}`
}
