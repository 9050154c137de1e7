import type { Result } from '@/lib/domain/kernel/result'
import type { Lever } from './levers'
import type { ExecutionFacts, PlanStep, Route } from './plan'

/** Shortest times of the routes, in hours. */
export const LEAST_HOURS = {
	/** 72 h main phase and 48 h objection phase, then 72 h and 24 h in Dual Governance. */
	aragon_vote: 72 + 48 + 72 + 24,
	easy_track: 72,
} as const

const NO_LEVER: Lever = { calls: [], motion: null }

type Text = Pick<PlanStep, 'key' | 'title'> & Partial<Pick<PlanStep, 'waitFor' | 'isAlternative' | 'who'>>

function step(text: Text, route: Route, who: string, leastHours: number | null, lever: Result<Lever>): PlanStep {
	return {
		key: text.key,
		title: text.title,
		who: text.who ?? who,
		route,
		waitFor: text.waitFor ?? null,
		leastHours,
		...(lever.ok ? lever.value : NO_LEVER),
		refusal: lever.ok ? null : lever.refusal,
		isAlternative: text.isAlternative ?? false,
	}
}

/** A step that the DAO votes on. A holder of enough LDO starts the vote; anyone executes it once it has passed. */
export function byVote(text: Text, lever: Result<Lever>): PlanStep {
	const who = 'A holder of LDO starts the vote, usually a DAO contributor; holders of LDO decide; anyone executes.'
	return step(text, 'aragon_vote', who, LEAST_HOURS.aragon_vote, lever)
}

/** A step by Easy Track: its creator starts a motion, holders of LDO may object, anyone enacts it. */
export function byMotion(
	text: Text,
	lever: Result<Lever>,
	route: 'easy_track' | 'bond_penalty' = 'easy_track',
): PlanStep {
	const creator = lever.ok ? lever.value.motion?.creator : undefined
	const who = `${capital(creator ?? 'the committee of the module')} starts the motion; anyone enacts it after 72 hours.`
	return step(text, route, who, LEAST_HOURS.easy_track, lever)
}

/** By motion where the module has a factory for it, by vote otherwise. */
export function byModule(facts: ExecutionFacts, text: Text, lever: Result<Lever>): PlanStep {
	return facts.module === 'sdvt' ? byMotion(text, lever) : byVote(text, lever)
}

/** A step without a call that Guardrail could write: a committee acts, somebody waits, or it is only recorded. */
export function inWordsOnly(text: Text, route: 'committee' | 'social_record', who: string): PlanStep {
	return step(text, route, who, null, { ok: true, value: NO_LEVER })
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1)
}
