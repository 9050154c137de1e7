import type { Permission } from './permissions'

/** What an API token may be limited to. A token never does more than its owner, and never more than its scopes. */
export const SCOPES = [
	{
		scope: 'read',
		does: 'Read what you may read',
		permissions: ['incident.read', 'incident.read_draft', 'operator.read_members', 'desk.read'],
	},
	{
		scope: 'report',
		does: 'Write, file and revise reports, reply and comment',
		permissions: [
			'incident.draft',
			'incident.file',
			'incident.revise',
			'incident.embargo',
			'incident.reply',
			'incident.comment',
			'measure.report_condition',
		],
	},
	{
		scope: 'conduct',
		does: 'Move cases along: triage, panels, votes, measures, publication',
		permissions: [
			'incident.triage',
			'incident.publish',
			'incident.rule_on_appeal',
			'panel.conduct',
			'vote.conduct',
			'measure.conduct',
			'execution.track',
			'decision.record_elsewhere',
			'operator.maintain',
		],
	},
] as const satisfies readonly { scope: string; does: string; permissions: readonly Permission[] }[]

export type Scope = (typeof SCOPES)[number]['scope']

/**
 * Whether a token with these scopes may use the permission. Judging, voting, roles, memberships and accounts stand in
 * no scope: these are for people, with their own hands.
 */
export function scopesAllow(scopes: readonly string[], permission: Permission): boolean {
	if (permission === 'published.read') return true
	return SCOPES.some(
		(row) => scopes.includes(row.scope) && row.permissions.some((candidate) => candidate === permission),
	)
}
