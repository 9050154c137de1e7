import { randomUUID } from 'node:crypto'
import type { Problem } from '@/lib/contracts/problem'
import type { ReportPatch } from '@/lib/contracts/report'
import { FACTOR_KEYS } from '@/lib/domain/assessment/rubric'
import { hours, type Instant, instant, minus, minutes, plus } from '@/lib/domain/kernel/instant'
import type { Rung } from '@/lib/domain/policy/policy'
import { caseSteps } from '@/prisma/seed/case-steps'
import { slashingReport } from '@/prisma/seed/demonstration-reports'
import type { DemonstrationPeople } from '@/prisma/seed/people'

/** Who is who among the people of the demonstration: the index of their account. */
export const WHO = {
	administrator: 0,
	coordinator: 1,
	steward: 2,
	otherSteward: 3,
	lastSteward: 8,
	/** Of Alder, the operator that the cases are about. */
	manager: 9,
	reporter: 10,
	/** Of Birch. */
	peer: 11,
} as const

const STEWARDS = [2, 3, 4, 5, 6, 7, 8]

/** How far a case has come. `rated` has a rating on each open panel; `voted` has the ballot of every steward. */
export const STAGES = [
	'draft',
	'filed',
	'assessing',
	'rated',
	'deliberating',
	'voting',
	'voted',
	'tallied',
	'decided',
	'enforcing',
] as const
export type Stage = (typeof STAGES)[number]

export type TestCase = {
	readonly incidentId: string
	readonly operatorId: string
	readonly revisionHash: string
	readonly voteId: string
	readonly measureId: string
	/** The end of the case so far; whatever is done to it next happens later. */
	readonly at: Instant
}

export type Wishes = {
	readonly operator?: string
	readonly reporter?: number
	/** What every steward votes for; a warning, when left out. */
	readonly rung?: Rung
	/** What every steward's ballot sets, for rungs that want numbers. */
	readonly parameters?: Readonly<Record<string, number>>
	/** The stewards who vote; all of them, when left out. */
	readonly voters?: readonly number[]
	/** What the report says besides, or otherwise. */
	readonly report?: ReportPatch
	/** Published as soon as it is filed. */
	readonly isPublished?: boolean
}

/**
 * Takes a case of Alder to a stage by the real commands, in the last hours before now: nothing that is open runs out
 * while the test goes on.
 */
export async function caseAt(people: DemonstrationPeople, stage: Stage, wishes: Wishes = {}): Promise<TestCase> {
	const {
		operator = 'alder-validation',
		reporter = WHO.reporter,
		rung = 1,
		parameters = {},
		voters = STEWARDS,
	} = wishes
	const operatorId = people.operatorIds[operator] ?? ''
	const start = minus(Date.now() as Instant, hours(10))
	const report = { ...slashingReport(minus(start, hours(6))), ...wishes.report }
	const steps = await caseSteps(people, { operatorId, reporter, manager: reporter - 1, report }, start)
	const ways: Readonly<Record<Stage, (at: Instant) => Promise<unknown>>> = {
		draft: async () => undefined,
		filed: async (at) => {
			await steps.file(at)
			if (wishes.isPublished) await steps.publish(at)
		},
		assessing: steps.triage,
		rated: async (at) => {
			await steps.rate('stewards', WHO.steward, GRADES, at)
			await steps.rate('peers', operator === 'birch-staking' ? WHO.manager : WHO.peer, GRADES, at)
		},
		deliberating: async (at) => {
			await steps.reply('The report says all that we know.', at)
			await steps.closePanels(at)
		},
		voting: steps.openVote,
		voted: async (at) => {
			for (const voter of voters) await steps.vote(voter, rung, parameters, 'Weighed against what is done.', at)
		},
		tallied: steps.tally,
		decided: (at) => steps.stateOutcome('The vote is stated as it was counted.', at),
		enforcing: (at) => steps.enact('https://example.org/demonstration-record', at),
	}
	let at = start
	for (const next of STAGES.slice(0, STAGES.indexOf(stage) + 1)) {
		at = plus(at, minutes(30))
		await ways[next](at)
	}
	return { incidentId: steps.incidentId, operatorId, ...steps.ids(), at }
}

/** The grades of a mild case, with a reason for each. */
export const GRADES = Object.fromEntries(
	['N', 'O', 'P', 'A', 'W', 'U', 'N', 'S', 'Y', 'D', 'U', 'S'].map((grade, index) => [
		FACTOR_KEYS[index],
		{ grade, rationale: 'As reported.', facts: [] as string[] },
	]),
)

type Done<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** What a command or query answered; throws where it refused. */
export function done<T>(answer: Done<T>): T {
	if (answer.ok) return answer.value
	throw new Error(`${answer.problem.code} ${answer.problem.reason ?? ''}: ${answer.problem.sentence}`)
}

/** A figure of a loss, as somebody would send it. */
export function impactFigure() {
	return { id: randomUUID(), kind: 'actual' as const, lossGwei: '13459786340', method: 'Balance change' }
}

/** What an appeal may rest on: nobody had it when the case was decided. */
export const NEW_EVIDENCE = ['https://operator.example/logs-found-later']

/** A case from before this installation. */
export const HISTORY = {
	slug: '2022-01-05-late-blocks',
	report: { ...slashingReport(instant('2022-01-05T10:00:00Z')), sources: [] },
}

/** What a registry says of an operator's keys. */
export const KEYS = {
	blockNumber: 24_000_000,
	blockTime: '2026-03-01T10:00:00Z',
	active: true,
	rewardAddress: `0x${'ab'.repeat(20)}`,
	stakingLimit: 5_800,
	totalSigningKeys: 5_900,
	usedSigningKeys: 5_800,
	stoppedValidators: 11,
}

export function personId(people: DemonstrationPeople, index: number): string {
	const actor = people.actor(index)
	if (actor.kind !== 'person') throw new Error(`The actor ${index} is not a person`)
	return actor.id
}
