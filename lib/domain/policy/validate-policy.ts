import { days, type Instant, plus, toIso } from '@/lib/domain/kernel/instant'
import {
	MOST_OBJECTION_HOURS,
	POLICY_ROLES,
	type Policy,
	type QuorumRule,
	RUNGS,
	type Threshold,
	VOTE_METHODS,
} from './policy'
import { isLower, MORE_THAN_HALF } from './thresholds'

/** What is wrong with one field of a policy or a rubric; `path` names it as the document does, `votes.quorum`. */
export type DocumentProblem = { readonly path: string; readonly sentence: string }

/** What is wrong with a draft policy, a sentence for each field; empty when it may be put to a vote. */
export function validatePolicy(policy: Policy): readonly DocumentProblem[] {
	return [
		...ladderProblems(policy),
		...votesProblems(policy),
		...windowProblems(policy),
		...panelProblems(policy),
		...warningProblems(policy),
		...changesProblems(policy),
		...(/^\d{4}-\d{2}-\d{2}$/.test(policy.effectiveFrom) && !Number.isNaN(Date.parse(policy.effectiveFrom))
			? []
			: [{ path: 'effectiveFrom', sentence: 'The first day in force is a date such as 2026-11-21.' }]),
	]
}

/** Days; a change further off would be voted on by people who do not know what it will meet. */
const MOST_DAYS_AHEAD = 366

/** What is wrong with the first day of a draft that is put to the vote at this moment. */
export function firstDayProblems(
	{ effectiveFrom }: Pick<Policy, 'effectiveFrom'>,
	at: Instant,
): readonly DocumentProblem[] {
	const firstDay = Date.parse(`${effectiveFrom}T00:00:00Z`)
	const today = Date.parse(`${toIso(at).slice(0, 10)}T00:00:00Z`)
	if (firstDay < today) {
		const sentence = 'The first day in force is today or later; choose a day that is not over yet, in UTC.'
		return [{ path: 'effectiveFrom', sentence }]
	}
	return firstDay > plus(at, days(MOST_DAYS_AHEAD))
		? [{ path: 'effectiveFrom', sentence: 'The first day in force is at most 366 days ahead.' }]
		: []
}

function ladderProblems({ ladder }: Policy): DocumentProblem[] {
	const problems: DocumentProblem[] = []
	if (ladder.map((step) => step.rung).join() !== RUNGS.join()) {
		problems.push({
			path: 'ladder',
			sentence: 'The ladder lists the rungs 0 to 6 once each, from the mildest to the most severe.',
		})
	}
	for (const [index, step] of ladder.entries()) {
		const path = `ladder.${index}`
		const milder = ladder[index - 1]
		if (step.name.trim() === '') problems.push({ path: `${path}.name`, sentence: `Rung ${step.rung} needs a name.` })
		const namesake = ladder.slice(0, index).find(({ name }) => nameKey(name) === nameKey(step.name))
		if (namesake)
			problems.push({
				path: `${path}.name`,
				sentence: `Rungs ${namesake.rung} and ${step.rung} are both called "${step.name}"; give each a name of its own.`,
			})
		if (milder && isLower(step.threshold, milder.threshold)) {
			problems.push({
				path: `${path}.threshold`,
				sentence: `The threshold of "${step.name}" is lower than that of "${milder.name}"; thresholds may not fall with severity.`,
			})
		}
		problems.push(...thresholdProblems(step.threshold, `${path}.threshold`, `"${step.name}"`))
		problems.push(...roleProblems(step.roles.enacts, `${path}.roles.enacts`, `brings "${step.name}" into force`))
		problems.push(...roleProblems(step.roles.verifies, `${path}.roles.verifies`, `verifies after "${step.name}"`))
		problems.push(...parameterProblems(step, path))
	}
	return problems
}

/** Names that look alike are the same name. */
function nameKey(name: string): string {
	return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}

function parameterProblems({ name, parameters }: Policy['ladder'][number], path: string): DocumentProblem[] {
	return parameters.flatMap((field, index): DocumentProblem[] => {
		const at = `${path}.parameters.${index}`
		if (parameters.findIndex(({ key }) => key === field.key) !== index)
			return [{ path: `${at}.key`, sentence: `"${name}" has two parameters with the key "${field.key}".` }]
		if (field.least !== undefined && field.most !== undefined && field.least > field.most)
			return [
				{
					path: `${at}.least`,
					sentence: `"${field.label}" of "${name}" allows no value: its least is above its most.`,
				},
			]
		if (field.kind === 'choice' && (field.choices?.length ?? 0) < 2)
			return [{ path: `${at}.choices`, sentence: `"${field.label}" of "${name}" needs at least two choices.` }]
		return []
	})
}

function roleProblems(roles: readonly string[], path: string, what: string): DocumentProblem[] {
	if (roles.length === 0) return [{ path, sentence: `Name at least one role that ${what}; otherwise nobody could.` }]
	const stranger = roles.find((role) => !POLICY_ROLES.some((known) => known === role))
	return stranger === undefined ? [] : [{ path, sentence: `"${stranger}" is no role of the DAO.` }]
}

/** A threshold that half of the power could reach decides both ways; one above all of it decides never. */
function thresholdProblems(threshold: Threshold, path: string, what: string): DocumentProblem[] {
	const { numerator, denominator, rule } = threshold
	if (numerator > denominator || (numerator === denominator && rule === 'more_than'))
		return [{ path, sentence: `${what} could never be decided: its threshold is above all of the power.` }]
	if (isLower(threshold, MORE_THAN_HALF))
		return [{ path, sentence: `${what} could be decided by half of the power or less; ask for more than half.` }]
	return []
}

/** Basis points: below a tenth of the roll, one or two decide for all. */
const LEAST_QUORUM = 1_000

/** Heads: a roll that may never grow so large would never decide. */
const MOST_LEAST_VOTERS = 100

function quorumProblems({ kind, basisPoints, leastVoters = 1 }: QuorumRule, path: string): DocumentProblem[] {
	const problems: DocumentProblem[] = []
	if (basisPoints < LEAST_QUORUM)
		problems.push({ path: `${path}.basisPoints`, sentence: 'Ask for a quorum of at least 10 % of the roll.' })
	else if (kind === 'rejection' && basisPoints > 5_000)
		problems.push({
			path: `${path}.basisPoints`,
			sentence: 'A rejection needs at most half of the roll; otherwise what most oppose would pass.',
		})
	if (!isWholeBetween(leastVoters, 1, MOST_LEAST_VOTERS))
		problems.push({
			path: `${path}.leastVoters`,
			sentence: `Ask for the ballots of 1 to ${MOST_LEAST_VOTERS} voters, whatever their power.`,
		})
	return problems
}

function votesProblems({ votes, mostVoteAttempts }: Policy): DocumentProblem[] {
	const problems = quorumProblems(votes.quorum, 'votes.quorum')
	if (!VOTE_METHODS.includes(votes.method))
		problems.push({ path: 'votes.method', sentence: `The method of votes is one of: ${VOTE_METHODS.join(', ')}.` })
	else if (votes.method !== 'ladder')
		problems.push({
			path: 'votes.method',
			sentence:
				'Votes on cases open by themselves, and only the ladder needs no list of options; another method is chosen when a vote is opened.',
		})
	if (votes.isSealed && votes.objectionHours > 0)
		problems.push({
			path: 'votes.objectionHours',
			sentence: 'A sealed vote has no objection phase: nobody can object to what nobody can see.',
		})
	if (votes.objectionHours < 0 || votes.objectionHours > MOST_OBJECTION_HOURS)
		problems.push({ path: 'votes.objectionHours', sentence: 'The objection phase lasts from 0 to 336 hours.' })
	if (votes.optimisticObjectionBasisPoints <= 0 || votes.optimisticObjectionBasisPoints > 5_000)
		problems.push({
			path: 'votes.optimisticObjectionBasisPoints',
			sentence: 'An objection takes more than nothing and at most half of the roll.',
		})
	if (mostVoteAttempts < 2 || mostVoteAttempts > 10)
		problems.push({
			path: 'mostVoteAttempts',
			sentence: 'Allow two to ten votes on a case, so that a missed quorum can be relaunched and ends some day.',
		})
	return problems
}

/** Ninety days: whatever takes longer is no phase of a case. */
const MOST_HOURS = 2_160

function windowProblems({ windows }: Policy): DocumentProblem[] {
	const problems = Object.entries(windows)
		.filter(([, length]) => !Number.isInteger(length) || length <= 0 || length > MOST_HOURS)
		.map(([name]) => ({
			path: `windows.${name}`,
			sentence: `The window "${name}" must be a whole number above zero and at most 2,160.`,
		}))
	if (windows.quietEndingHours >= windows.voteHours)
		problems.push({ path: 'windows.quietEndingHours', sentence: 'The quiet ending must be shorter than the vote.' })
	if (windows.extensionHours > windows.voteHours)
		problems.push({
			path: 'windows.extensionHours',
			sentence: 'The extension must not be longer than the vote itself.',
		})
	return problems
}

/** More than this many ratings would let one absence decide how long every case takes. */
const MOST_LEAST_RATINGS = 20

function panelProblems({ panels, windows }: Policy): DocumentProblem[] {
	if (panels === undefined) return []
	const problems: DocumentProblem[] = []
	if (!isWholeBetween(panels.leastRatings, 1, MOST_LEAST_RATINGS))
		problems.push({
			path: 'panels.leastRatings',
			sentence: `Ask for 1 to ${MOST_LEAST_RATINGS} ratings before a round may be closed early.`,
		})
	if (!isWholeBetween(panels.leastHours, 0, windows.firstRoundHours))
		problems.push({
			path: 'panels.leastHours',
			sentence: `A round that lasts ${windows.firstRoundHours} hours may be closed early after 0 to ${windows.firstRoundHours} of them.`,
		})
	return problems
}

function isWholeBetween(value: number, least: number, most: number): boolean {
	return Number.isInteger(value) && value >= least && value <= most
}

function warningProblems({ warnings }: Policy): DocumentProblem[] {
	const problems: DocumentProblem[] = []
	if (warnings.lifetimeDays < 1 || warnings.lifetimeDays > 3_650)
		problems.push({ path: 'warnings.lifetimeDays', sentence: 'A warning lasts from 1 to 3,650 days.' })
	if (warnings.countThatEscalates < 2 || warnings.countThatEscalates > 20)
		problems.push({
			path: 'warnings.countThatEscalates',
			sentence: 'From 2 to 20 warnings lead to more; one alone is no repetition.',
		})
	if (warnings.leadsTo < 2)
		problems.push({ path: 'warnings.leadsTo', sentence: 'Warnings lead to something harsher than a warning.' })
	return problems
}

function changesProblems({ changes }: Policy): DocumentProblem[] {
	const problems = [
		...thresholdProblems(changes.threshold, 'changes.threshold', 'A change of the policy'),
		...quorumProblems(changes.quorum, 'changes.quorum'),
	]
	if (!Number.isInteger(changes.voteHours) || changes.voteHours < 24 || changes.voteHours > MOST_HOURS)
		problems.push({
			path: 'changes.voteHours',
			sentence: 'A vote on the policy lasts from 24 to 2,160 hours, so that nobody changes the rules overnight.',
		})
	return problems
}
