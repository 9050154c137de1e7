import type { IncidentState } from './incident'

//   filed --> assessing --> deliberating --> voting --> decided --> enforcing --> closed
//   A branch ends the path early (discarded, dismissed) or starts it again from assessing (reopened).
//   "Vote counted" belongs to voting until the outcome is stated in words.

const MAIN = ['filed', 'assessing', 'deliberating', 'voting', 'decided', 'enforcing', 'closed'] as const

export const STAGES = {
	draft: 'Draft',
	recorded: 'Recorded',
	filed: 'Filed',
	assessing: 'Assessing',
	deliberating: 'Deliberating',
	voting: 'Voting',
	decided: 'Decided',
	enforcing: 'Enforcing',
	closed: 'Closed',
	dismissed: 'Dismissed',
	discarded: 'Discarded',
} as const
export type Stage = keyof typeof STAGES

export type PathStage = {
	readonly stage: Stage
	/** `skipped`: the case went on without it, for example to its close with nothing to enforce. */
	readonly progress: 'done' | 'current' | 'skipped' | 'ahead'
	/** When the case came to this stage, RFC 3339; `null` where it has not, or nobody knows. */
	readonly since: string | null
}

export type CasePath = {
	readonly stages: readonly PathStage[]
	/** When the treatment that runs now began, if the case was reopened. */
	readonly reopenedAt: string | null
}

type Step = { readonly event: string; readonly at: string; readonly to: IncidentState }

/** Where a case stands on its way, from the steps it took; after a reopening only the newest treatment counts. */
export function casePath(state: IncidentState, steps: readonly Step[]): CasePath {
	const reopened = steps.findLastIndex(({ event }) => event === 'incident.reopened')
	const recent = steps.slice(Math.max(reopened, 0))
	const recorded = steps.find(({ event }) => event === 'incident.history_recorded')
	const first = recorded ?? steps.find(({ to }) => to === 'filed')
	const entered = (stage: Stage): string | null => recent.find(({ to }) => to === stage)?.at ?? null
	const reopenedAt = steps[reopened]?.at ?? null
	if (recorded && reopenedAt === null) return { reopenedAt, stages: [current('recorded', recorded.at)] }
	if (state === 'draft' || state === 'discarded') return { reopenedAt, stages: unfiled(state, entered(state)) }
	const start: PathStage = { stage: recorded ? 'recorded' : 'filed', progress: 'done', since: first?.at ?? null }
	const rest = MAIN.slice(1).map((stage) => ({ stage, since: entered(stage) }))
	if (state === 'dismissed') {
		const reached = rest.filter(({ since }) => since !== null).map((stage) => ({ ...stage, progress: 'done' }) as const)
		return { reopenedAt, stages: [start, ...reached, current('dismissed', entered('dismissed'))] }
	}
	const here = MAIN.indexOf(state === 'tallied' ? 'voting' : state)
	const stages = rest.map(({ stage, since }, index): PathStage => {
		const place = index + 1
		if (place > here) return { stage, since: null, progress: 'ahead' }
		if (place === here) return current(stage, since)
		return { stage, since, progress: since === null ? 'skipped' : 'done' }
	})
	return { reopenedAt, stages: [here === 0 ? current('filed', start.since) : start, ...stages] }
}

function current(stage: Stage, since: string | null): PathStage {
	return { stage, progress: 'current', since }
}

function unfiled(state: 'draft' | 'discarded', since: string | null): readonly PathStage[] {
	if (state === 'discarded') return [{ stage: 'draft', progress: 'done', since: null }, current('discarded', since)]
	return [current('draft', since), ...MAIN.map((stage): PathStage => ({ stage, progress: 'ahead', since: null }))]
}
