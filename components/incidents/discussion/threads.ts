import { type Thread, threadsOf } from '@/lib/domain/incidents/discussion'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

export type Remark = IncidentView['comments'][number]
export type StageOfTalk = {
	readonly treatment: number
	readonly votesClosed: number
	readonly isFrozen: boolean
	readonly threads: readonly Thread<Remark>[]
}

/** The threads by the stage in which each began, oldest first. */
export function stagesOf(comments: readonly Remark[]): readonly StageOfTalk[] {
	const stages: StageOfTalk[] = []
	for (const thread of threadsOf(comments)) {
		const { treatment, votesClosed, isFrozen } = thread.remark
		const last = stages.at(-1)
		if (last?.treatment === treatment && last.votesClosed === votesClosed) {
			stages[stages.length - 1] = { ...last, threads: [...last.threads, thread] }
		} else stages.push({ treatment, votesClosed, isFrozen, threads: [thread] })
	}
	return stages
}

/** When a stage of the discussion was, in words. */
export function stageInWords({ treatment, votesClosed }: Pick<StageOfTalk, 'treatment' | 'votesClosed'>): string {
	const again = treatment > 1 ? `, treatment ${treatment}` : ''
	if (votesClosed === 0) return `Before the vote${again}`
	return votesClosed === 1 ? `After the vote${again}` : `After vote ${votesClosed}${again}`
}
