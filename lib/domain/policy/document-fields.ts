import { MILDEST_IN_SILENCE, type Policy, type QuorumRule } from './policy'

/** What a field of a policy or a rubric holds, and so how it is edited, compared and told. */
export type FieldKind =
	| 'hours'
	| 'days'
	| 'share'
	| 'number'
	| 'line'
	| 'text'
	| 'day'
	| 'threshold'
	| 'roles'
	| 'yes_no'
	| 'rung'
	| 'method'
	| 'quorum_kind'
	| 'authority'
	| 'escalation_way'
	| 'weights'

/** A field that people edit: where it stands in the document, and what it is called. */
export type DocumentField = {
	readonly path: string
	readonly label: string
	readonly kind: FieldKind
	readonly section: string
}

type Row = readonly [path: string, label: string, kind: FieldKind]

const SETTINGS: Readonly<Record<string, readonly Row[]>> = {
	'Votes on cases': [
		['effectiveFrom', 'First day in force', 'day'],
		['votes.method', 'Method of votes on cases', 'method'],
		['votes.quorum.kind', 'Kind of quorum of votes on cases', 'quorum_kind'],
		['votes.quorum.basisPoints', 'Quorum of votes on cases', 'share'],
		['votes.quorum.leastVoters', 'Least number of voters for a decision on a case', 'number'],
		['votes.isSealed', 'Ballots are sealed until the vote closes', 'yes_no'],
		['votes.objectionHours', 'Objection phase after the vote', 'hours'],
		['votes.optimisticObjectionBasisPoints', 'Objection that stops an optimistic proposal', 'share'],
		['votes.optimisticUpTo', 'Harshest rung that may pass without objection', 'rung'],
		['votes.countsEarly', 'A vote that everybody has voted in is counted before its time', 'yes_no'],
		['votes.weights', 'Who may vote by power, in place of the stewards', 'weights'],
		['mostVoteAttempts', 'Votes on a case, at most', 'number'],
	],
	Times: [
		['windows.rightOfReplyHours', 'Time for the operator to reply', 'hours'],
		['windows.firstRoundHours', 'Time for the first round of the panels', 'hours'],
		['windows.secondRoundHours', 'Time for the second round of the panels', 'hours'],
		['windows.deliberationHours', 'Time for deliberation', 'hours'],
		['windows.voteHours', 'Time for the vote', 'hours'],
		['windows.quietEndingHours', 'Time before the end in which a swing extends the vote', 'hours'],
		['windows.extensionHours', 'Time by which a swing extends the vote', 'hours'],
		['windows.appealHours', 'Time for an appeal', 'hours'],
		['windows.longestEmbargoDays', 'Longest embargo', 'days'],
		['panels.leastRatings', 'Least number of ratings before a round may be closed early', 'number'],
		['panels.leastHours', 'Time before a round may be closed early', 'hours'],
	],
	Warnings: [
		['warnings.lifetimeDays', 'Lifetime of a warning', 'days'],
		['warnings.countThatEscalates', 'Warnings that lead to more', 'number'],
		['warnings.leadsTo', 'Rung that warnings lead to', 'rung'],
		['escalation.onWarnings', 'What follows when warnings have added up', 'escalation_way'],
		['escalation.onBreach', 'What follows when a measure is breached', 'escalation_way'],
	],
	'Changes of this policy': [
		['changes.threshold', 'Support that a change of the policy needs', 'threshold'],
		['changes.quorum.kind', 'Kind of quorum of votes on the policy', 'quorum_kind'],
		['changes.quorum.basisPoints', 'Quorum of votes on the policy', 'share'],
		['changes.quorum.leastVoters', 'Least number of voters for a decision on the policy', 'number'],
		['changes.voteHours', 'Time for a vote on the policy', 'hours'],
	],
}

/**
 * A policy with what it may leave out written down as it is meant: stewards alone vote, a new treatment follows an
 * escalation, one rating is enough to close a round, a vote that everybody has voted in is counted, one voter may
 * decide, and nothing harsher than a warning passes without objection.
 */
export function spelledOut(policy: Policy): Policy {
	const { optimisticUpTo = MILDEST_IN_SILENCE, countsEarly = true, weights = [] } = policy.votes
	const votes = { ...policy.votes, quorum: spelledQuorum(policy.votes.quorum), optimisticUpTo, countsEarly, weights }
	return {
		...policy,
		votes,
		changes: { ...policy.changes, quorum: spelledQuorum(policy.changes.quorum) },
		escalation: policy.escalation ?? { onWarnings: 'treatment', onBreach: 'treatment' },
		panels: policy.panels ?? { leastRatings: 1, leastHours: 0 },
	}
}

function spelledQuorum(quorum: QuorumRule): QuorumRule {
	return { ...quorum, leastVoters: quorum.leastVoters ?? 1 }
}

/** Every field of a policy that people edit, in the order in which it is read. */
export function policyFields({ ladder }: Policy): readonly DocumentField[] {
	const settings = Object.entries(SETTINGS).flatMap(([section, rows]) =>
		rows.map(([path, label, kind]) => ({ path, label, kind, section })),
	)
	return [...settings, ...ladder.flatMap((_step, index) => rungFields(ladder, index))]
}

function rungFields(ladder: Policy['ladder'], index: number): readonly DocumentField[] {
	const rung = `rung ${index}`
	const rows: readonly Row[] = [
		['name', `Name of ${rung}`, 'line'],
		['description', `Meaning of ${rung}`, 'text'],
		['threshold', `Support that ${rung} needs`, 'threshold'],
		['authority', `What a vote for ${rung} does`, 'authority'],
		['roles.enacts', `Who brings ${rung} into force`, 'roles'],
		['roles.verifies', `Who verifies remediation after ${rung}`, 'roles'],
	]
	const parameters = (ladder[index]?.parameters ?? []).flatMap((field, place): readonly Row[] => {
		const of = `parameter "${field.key}" of ${rung}`
		const at = `parameters.${place}`
		return [
			[`${at}.label`, `Name of ${of}`, 'line'],
			[`${at}.hint`, `Hint of ${of}`, 'line'],
			[`${at}.isRequired`, `Whether ${of} must be given`, 'yes_no'],
			...(field.least === undefined ? [] : ([[`${at}.least`, `Least of ${of}`, 'number']] as const)),
			...(field.most === undefined ? [] : ([[`${at}.most`, `Most of ${of}`, 'number']] as const)),
		]
	})
	const section = `Rung ${index}: ${ladder[index]?.name ?? ''}`
	return [...rows, ...parameters].map(([path, label, kind]) => ({
		path: `ladder.${index}.${path}`,
		label,
		kind,
		section,
	}))
}

/** What stands at a path of a document; `undefined` where nothing does. */
export function valueAt(document: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((part, key) => (isRecord(part) && Object.hasOwn(part, key) ? part[key] : undefined), document)
}

/** The document with another value at a path that it has; the document itself stays as it is. */
export function withValueAt<T>(document: T, path: string, value: unknown): T {
	const [key = '', ...rest] = path.split('.')
	if (!isRecord(document) || !Object.hasOwn(document, key)) return document
	const inner = rest.length === 0 ? value : withValueAt(document[key], rest.join('.'), value)
	const copy: unknown = Array.isArray(document)
		? document.map((item, index) => (String(index) === key ? inner : item))
		: { ...document, [key]: inner }
	return copy as T // the same members as before
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null
}
