import { randomUUID } from 'node:crypto'
import type { ReportPatch } from '@/lib/contracts/report'
import { FACTOR_KEYS } from '@/lib/domain/assessment/rubric'
import { days, hours, type Instant, minus, plus, toIso } from '@/lib/domain/kernel/instant'
import type { Rung } from '@/lib/domain/policy/policy'
import { type CaseSteps, caseSteps } from './case-steps'
import { downtimeReport, slashingReport } from './demonstration-reports'
import { rankedVote, sealedVote } from './demonstration-votes'
import type { DemonstrationPeople } from './people'

const ALDER = { slug: 'alder-validation', manager: 9, reporter: 10 }
const BIRCH = { slug: 'birch-staking', manager: 11, reporter: 12 }
const CEDAR = { slug: 'cedar-nodes', manager: 13, reporter: 14 }
const DOGWOOD = { slug: 'dogwood-operations', manager: 15, reporter: 16 }
const STEWARDS = [2, 3, 4, 5, 6, 7, 8]

/** The grades of the model case, in the canonical order of factors. */
const MODEL_GRADES = ['N', 'O', 'L', 'O', 'A', 'U', 'L', 'F', 'Y', 'P', 'P', 'C']
const MODEL_LIMIT = { target: 5_800, reviewAfterDays: 90 }

/** Made-up cases in each state, so that everyone finds work and the public pages have something whole to show. */
export async function seedDemonstrationCases(people: DemonstrationPeople): Promise<void> {
	const at = Date.now() as Instant
	await wholeCase(people, minus(at, days(30)))
	await closedCase(people, minus(at, days(60)))
	await missedQuorum(people, minus(at, days(20)))
	await sealedVoteCase(people, minus(at, days(9)))
	await openVoteCase(people, minus(at, days(8)))
	await deliberatingCase(people, minus(at, days(5)))
	await assessingCase(people, minus(at, days(1)))
	await decidedCase(people, minus(at, days(14)))
	await filedCase(people, minus(at, hours(3)))
	await draftCase(people, minus(at, hours(1)))
	await dismissedCase(people, minus(at, days(2)))
}

type Who = typeof ALDER

function start(people: DemonstrationPeople, who: Who, report: ReportPatch, at: Instant): Promise<CaseSteps> {
	return caseSteps(
		people,
		{ operatorId: people.operatorIds[who.slug] ?? '', reporter: who.reporter, manager: who.manager, report },
		at,
	)
}

function grades(letters: readonly string[], rationale: string) {
	return Object.fromEntries(
		FACTOR_KEYS.map((key, index) => [key, { grade: letters[index] ?? 'X', rationale, facts: [] }]),
	)
}

/** Rates as three stewards and two peers, one steward recused, and closes both panels. */
async function assess(steps: CaseSteps, at: Instant): Promise<void> {
	await steps.rate('stewards', 2, grades(MODEL_GRADES, 'As the timeline shows.'), at)
	await steps.rate(
		'stewards',
		3,
		grades(['N', 'S', 'L', 'O', 'A', 'U', 'L', 'S', 'Y', 'P', 'U', 'C'], 'As the operator reports.'),
		at,
	)
	await steps.rate(
		'stewards',
		4,
		grades(['N', 'O', 'F', 'O', 'W', 'U', 'M', 'F', 'R', 'P', 'P', 'C'], 'Seen from the DAO.'),
		at,
	)
	await steps.recuse('stewards', 5, 'invested_in', at)
	await steps.rate(
		'peers',
		11,
		grades(['N', 'S', 'P', 'O', 'W', 'U', 'L', 'S', 'Y', 'P', 'U', 'C'], 'From our own experience with failovers.'),
		at,
	)
	await steps.rate(
		'peers',
		13,
		grades(['N', 'O', 'L', 'S', 'A', 'U', 'L', 'F', 'Y', 'P', 'P', 'V'], 'We would have done the same first.'),
		at,
	)
	await steps.closePanels(at)
}

async function voteAs(steps: CaseSteps, choices: readonly (Rung | null)[], at: Instant): Promise<void> {
	for (const [index, rung] of choices.entries()) {
		const parameters = rung === 2 ? { ...MODEL_LIMIT, target: MODEL_LIMIT.target + (index - 2) * 100 } : {}
		await steps.vote(STEWARDS[index] ?? 2, rung, parameters, 'Weighed against what is being done about it.', at)
	}
}

/** The model case: the figures of the slashing of April 2023 at an operator that does not exist. */
async function wholeCase(people: DemonstrationPeople, at: Instant): Promise<void> {
	const steps = await start(people, ALDER, slashingReport(minus(at, hours(6))), at)
	await steps.file(plus(at, hours(4)))
	await steps.triage(plus(at, hours(8)))
	await steps.publish(plus(at, hours(9)))
	await steps.reply(
		'We ask the panels to note that the second environment has been taken apart for good.',
		plus(at, days(1)),
	)
	await assess(steps, plus(at, days(2)))
	await steps.openVote(plus(at, days(3)))
	await voteAs(steps, [2, 2, 1, null, 2, 2, 0], plus(at, days(4)))
	await steps.tally(plus(at, days(5)))
	await steps.stateOutcome(
		'A key limit until the remediation has been shown, reviewed after 90 days.',
		plus(at, days(6)),
	)
	await steps.enact('https://example.org/demonstration-record', plus(at, days(7)))
}

async function closedCase(people: DemonstrationPeople, at: Instant): Promise<void> {
	const report = downtimeReport(minus(at, hours(2)), 'a certificate expired on the signer')
	const steps = await start(people, DOGWOOD, report, at)
	await toDeliberation(steps, at)
	await rankedVote(steps, plus(at, days(3)))
	await steps.stateOutcome('Nothing follows: it was found and mended within the hour.', plus(at, days(6)))
	await steps.close('Nothing is left to do.', plus(at, days(8)))
}

async function decidedCase(people: DemonstrationPeople, at: Instant): Promise<void> {
	const report = downtimeReport(minus(at, hours(2)), 'an update was rolled out to both sites at once')
	const steps = await start(people, CEDAR, report, at)
	await toOutcome(steps, at, [1, 1, 1, 0, 1, 1, 0])
}

/** From the filing to the end of both panels, published on the way. */
async function toDeliberation(steps: CaseSteps, at: Instant): Promise<void> {
	await steps.file(plus(at, hours(2)))
	await steps.triage(plus(at, hours(4)))
	await steps.publish(plus(at, hours(5)))
	await steps.reply('The report says all that we know.', plus(at, hours(20)))
	await assessOthers(steps, plus(at, days(2)))
}

/** From the filing to the stated outcome. */
async function toOutcome(steps: CaseSteps, at: Instant, choices: readonly Rung[]): Promise<void> {
	await toDeliberation(steps, at)
	await steps.openVote(plus(at, days(3)))
	await voteAs(steps, choices, plus(at, days(4)))
	await steps.tally(plus(at, days(5)))
	await steps.stateOutcome('The vote follows the guidance of the panels.', plus(at, days(6)))
}

/** An assessment whose peers come from operators that the case is not about. */
async function assessOthers(steps: CaseSteps, at: Instant): Promise<void> {
	const mild = ['N', 'O', 'P', 'A', 'W', 'U', 'N', 'S', 'Y', 'D', 'U', 'S']
	for (const steward of [2, 3, 6]) await steps.rate('stewards', steward, grades(mild, 'As reported.'), at)
	for (const peer of [9, 11]) await steps.rate('peers', peer, grades(mild, 'A known kind of fault.'), at)
	await steps.closePanels(at)
}

async function missedQuorum(people: DemonstrationPeople, at: Instant): Promise<void> {
	const steps = await start(
		people,
		CEDAR,
		downtimeReport(minus(at, hours(2)), 'a disk filled up on the beacon node'),
		at,
	)
	await steps.file(plus(at, hours(2)))
	await steps.triage(plus(at, hours(4)))
	await steps.publish(plus(at, hours(5)))
	await steps.reply('Nothing to add.', plus(at, hours(20)))
	await assessOthers(steps, plus(at, days(2)))
	await steps.openVote(plus(at, days(3)))
	await voteAs(steps, [1, 1], plus(at, days(4)))
	await steps.tally(plus(at, days(9)))
}

/** A vote whose ballots nobody can read yet. */
async function sealedVoteCase(people: DemonstrationPeople, at: Instant): Promise<void> {
	const report = downtimeReport(minus(at, hours(2)), 'a firewall rule cut the signer off from its nodes')
	const steps = await start(people, CEDAR, report, at)
	await toDeliberation(steps, at)
	await sealedVote(steps, plus(at, days(8)))
}

async function openVoteCase(people: DemonstrationPeople, at: Instant): Promise<void> {
	const steps = await start(
		people,
		DOGWOOD,
		downtimeReport(minus(at, hours(2)), 'a storage volume was detached during maintenance'),
		at,
	)
	await steps.file(plus(at, hours(2)))
	await steps.triage(plus(at, hours(4)))
	await steps.publish(plus(at, hours(5)))
	await steps.reply('The volume is now attached by label.', plus(at, hours(20)))
	await assessOthers(steps, plus(at, days(2)))
	await steps.openVote(plus(at, days(7)))
	await voteAs(steps, [1, 2], plus(plus(at, days(7)), hours(2)))
}

async function deliberatingCase(people: DemonstrationPeople, at: Instant): Promise<void> {
	const steps = await start(
		people,
		CEDAR,
		downtimeReport(minus(at, hours(2)), 'the failover rehearsal ran against the live site'),
		at,
	)
	await steps.file(plus(at, hours(2)))
	await steps.triage(plus(at, days(4)))
	await steps.publish(plus(at, days(4)))
	await assessOthers(steps, plus(plus(at, days(4)), hours(12)))
}

async function assessingCase(people: DemonstrationPeople, at: Instant): Promise<void> {
	const steps = await start(people, BIRCH, slashingReport(minus(at, hours(6)), randomUUID()), at)
	await steps.file(plus(at, hours(2)))
	await steps.triage(plus(at, hours(4)))
	await steps.publish(plus(at, hours(5)))
	await steps.rate('stewards', 2, grades(MODEL_GRADES, 'As the timeline shows.'), plus(at, hours(8)))
	await steps.rate('peers', 9, grades(MODEL_GRADES, 'Much like what happened to us.'), plus(at, hours(9)))
}

async function filedCase(people: DemonstrationPeople, at: Instant): Promise<void> {
	const steps = await start(
		people,
		ALDER,
		downtimeReport(minus(at, hours(2)), 'a relay change slowed the block proposals'),
		at,
	)
	await steps.file(plus(at, hours(1)))
}

async function draftCase(people: DemonstrationPeople, at: Instant): Promise<void> {
	await start(
		people,
		BIRCH,
		{ title: 'Missed attestations since the update', occurredAt: toIso(at), incidentClass: 'downtime' },
		at,
	)
}

async function dismissedCase(people: DemonstrationPeople, at: Instant): Promise<void> {
	const steps = await start(
		people,
		DOGWOOD,
		downtimeReport(minus(at, hours(2)), 'an alert fired during a planned test'),
		at,
	)
	await steps.file(plus(at, hours(1)))
	await steps.dismiss('The alert was part of an announced test; no duty was missed.', plus(at, hours(3)))
}
