import { type Instant, toIso } from '@/lib/domain/kernel/instant'
import { type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { Embargo, Incident } from './incident'
import { type Stepped, step } from './step'

/** What keeps a report from being filed or revised: required sections that are empty, and what cannot be. */
export type ReportGaps = { readonly missing: readonly string[]; readonly faults: readonly string[] }

/** Files a draft: from here on the DAO knows. Refuses an incomplete report and one that says what cannot be. */
export function file(incident: Incident, { missing, faults }: ReportGaps, at: Instant): Result<Stepped> {
	if (incident.state === 'draft' && missing.length > 0) {
		return refuse('incomplete_report', `Before filing, fill in: ${missing.join(', ')}.`, { missing })
	}
	if (incident.state === 'draft' && faults.length > 0) return impossible(faults)
	return step(incident, 'filed', { filedAt: at, currentRevision: incident.currentRevision + 1 })
}

/** Throws a draft away; a report that has been filed is refused. */
export function discard(incident: Incident): Result<Stepped> {
	return step(incident, 'discarded')
}

/** Records a case that was treated before this installation existed: closed, public, nothing left to do. */
export function recordHistory(incident: Incident, at: Instant): Result<Stepped> {
	if (incident.origin !== 'import') {
		return refuse('not_history', 'Only an imported case can be recorded as history; file this one instead.')
	}
	return step(incident, 'history_recorded', {
		filedAt: at,
		publishedAt: at,
		closedAt: at,
		currentRevision: incident.currentRevision + 1,
	})
}

function impossible(faults: readonly string[]): Result<Stepped> {
	return refuse('impossible_report', `Put this right first. ${faults.join(' ')}`, { faults })
}

/** Makes a new revision of a filed report. The reason is public; `missing` names what the report no longer says. */
export function revise(incident: Incident, input: ReportGaps & { readonly reason: string }): Result<Stepped> {
	if (incident.state !== 'draft' && input.missing.length > 0) {
		const sentence = `A filed report keeps what it was filed with; fill in: ${input.missing.join(', ')}.`
		return refuse('incomplete_report', sentence, { missing: input.missing })
	}
	if (incident.state !== 'draft' && input.faults.length > 0) return impossible(input.faults)
	return step(
		incident,
		'revised',
		{ currentRevision: incident.currentRevision + 1 },
		{ note: input.reason, facts: { revision: incident.currentRevision + 1 } },
	)
}

/** Keeps the case from publication until a date, at most `longestDays` days ahead. */
export function setEmbargo(
	incident: Incident,
	embargo: Embargo,
	limits: { longestDays: number },
	at: Instant,
): Result<Stepped> {
	const latest = at + limits.longestDays * 86_400_000
	if (incident.publishedAt !== null) {
		return refuse('already_published', 'This case is public already; an embargo cannot take that back.')
	}
	if (embargo.until <= at) return refuse('embargo_in_the_past', 'Set the end of the embargo to a time in the future.')
	if (embargo.until > latest) {
		return refuse('embargo_too_long', `An embargo may last ${limits.longestDays} days at most; choose an earlier end.`)
	}
	return step(incident, 'embargo_set', { embargo }, { note: embargo.reason })
}

/** Ends an embargo before its time; refuses where there is none. */
export function liftEmbargo(incident: Incident): Result<Stepped> {
	if (incident.embargo === null) return refuse('no_embargo', 'This case has no embargo to lift.')
	return step(incident, 'embargo_lifted', { embargo: null })
}

/** Makes the case public. Never before its embargo has ended, and never twice. */
export function publish(incident: Incident, at: Instant): Result<Stepped, Refusal> {
	if (incident.publishedAt !== null) return refuse('already_published', 'This case is public already.')
	if (isEmbargoed(incident, at)) {
		return refuse('under_embargo', 'The embargo of this case has not ended; lift it first, or wait.', {
			until: incident.embargo ? toIso(incident.embargo.until) : null,
		})
	}
	return step(incident, 'published', { publishedAt: at, embargo: null })
}

/** Whether the case must not be published at this moment. */
export function isEmbargoed(incident: Pick<Incident, 'embargo'>, at: Instant): boolean {
	return incident.embargo !== null && at < incident.embargo.until
}
