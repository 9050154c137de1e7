import type { z } from 'zod'
import type { OpenVoteInput } from '@/lib/contracts/decisions'
import type { ReportPatch } from '@/lib/contracts/report'
import type { PanelKind } from '@/lib/domain/assessment/panel'
import type { GradeGiven } from '@/lib/domain/assessment/rating'
import type { Conflict } from '@/lib/domain/decisions/ballot'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Rung } from '@/lib/domain/policy/policy'
import { closePanelRound } from '@/lib/server/assessment/commands/close-panel-round'
import { closePanels } from '@/lib/server/assessment/commands/close-panels'
import { recuseFromPanel } from '@/lib/server/assessment/commands/recuse-from-panel'
import { submitRating } from '@/lib/server/assessment/commands/submit-rating'
import { castBallot } from '@/lib/server/decisions/commands/cast-ballot'
import { closeCase } from '@/lib/server/decisions/commands/close-case'
import { openVote } from '@/lib/server/decisions/commands/open-vote'
import { stateOutcome } from '@/lib/server/decisions/commands/state-outcome'
import { tallyVote } from '@/lib/server/decisions/commands/tally-vote'
import { createDraft } from '@/lib/server/incidents/commands/create-draft'
import { dismissIncident } from '@/lib/server/incidents/commands/dismiss-incident'
import { fileIncident } from '@/lib/server/incidents/commands/file-incident'
import { publishIncident } from '@/lib/server/incidents/commands/publish-incident'
import { replyToIncident } from '@/lib/server/incidents/commands/reply-to-incident'
import { triageIncident } from '@/lib/server/incidents/commands/triage-incident'
import type { CommandResult } from '@/lib/server/kernel/define-command'
import { enactMeasure } from '@/lib/server/measures/commands/enact-measure'
import type { DemonstrationPeople } from './people'
import { signBallot } from './sign-ballot'

const COORDINATOR = 1

type NewCase = {
	readonly operatorId: string
	readonly reporter: number
	readonly manager: number
	readonly report: ReportPatch
}

/** How a vote is held, where it is not as the policy says. */
type Wishes = Omit<z.input<typeof OpenVoteInput>, 'incidentId'>

export type CaseSteps = Awaited<ReturnType<typeof caseSteps>>

function done<T>(result: CommandResult<T>): T {
	if (result.ok) return result.value
	throw new Error(`${result.problem.code}: ${result.problem.sentence} ${JSON.stringify(result.problem.issues ?? '')}`)
}

function sendable(grades: Record<string, GradeGiven>) {
	return Object.fromEntries(Object.entries(grades).map(([key, given]) => [key, { ...given, facts: [...given.facts] }]))
}

/** One case of the demonstration, taken from step to step by the people who would take it, each at its time. */
export async function caseSteps(
	people: DemonstrationPeople,
	{ operatorId, reporter, manager, report }: NewCase,
	start: Instant,
) {
	const by = (index: number, at: Instant) => ({ actor: people.actor(index), at })
	const draft = done(await createDraft.execute({ operatorId, report }, by(reporter, start)))
	const incidentId = draft.id
	let revisionHash = ''
	let voteId = ''
	let measureId = ''
	return {
		incidentId,
		/** What the steps so far have brought into being; empty where they have not come that far. */
		ids: () => ({ revisionHash, voteId, measureId }),
		file: async (at: Instant) => {
			revisionHash = done(await fileIncident.execute({ incidentId }, by(reporter, at))).revisionHash
		},
		triage: async (at: Instant) => done(await triageIncident.execute({ incidentId }, by(COORDINATOR, at))),
		dismiss: async (note: string, at: Instant) =>
			done(await dismissIncident.execute({ incidentId, reason: 'not_an_incident', note }, by(COORDINATOR, at))),
		publish: async (at: Instant) => done(await publishIncident.execute({ incidentId }, by(COORDINATOR, at))),
		reply: async (body: string, at: Instant) =>
			done(await replyToIncident.execute({ incidentId, body }, by(manager, at))),
		rate: async (panel: PanelKind, rater: number, grades: Record<string, GradeGiven>, at: Instant) => {
			done(await submitRating.execute({ incidentId, panel, revisionHash, grades: sendable(grades) }, by(rater, at)))
		},
		recuse: async (panel: PanelKind, rater: number, conflict: Conflict, at: Instant) =>
			done(
				await recuseFromPanel.execute(
					{ incidentId, panel, conflict, note: 'Declared for the demonstration.' },
					by(rater, at),
				),
			),
		closePanels: async (at: Instant) => {
			for (const panel of ['stewards', 'peers'] as const) {
				done(await closePanelRound.execute({ incidentId, panel }, by(COORDINATOR, at)))
			}
			done(await closePanels.execute({ incidentId }, by(COORDINATOR, at)))
		},
		/** As the policy says, or by another method. */
		openVote: async (at: Instant, wishes: Wishes = {}) => {
			voteId = done(await openVote.execute({ incidentId, ...wishes }, by(COORDINATOR, at))).id
		},
		vote: async (voter: number, rung: Rung | null, parameters: Record<string, number>, reason: string, at: Instant) => {
			const question = { voteId, rung: rung ?? ('abstain' as const), parameters, reason }
			done(await castBallot.execute(await signBallot(people, voter, question), by(voter, at)))
		},
		/** A ballot of any method, as its message carries it. */
		voteFor: async (voter: number, choice: string, reason: string, at: Instant) => {
			done(await castBallot.execute(await signBallot(people, voter, { voteId, choice, reason }), by(voter, at)))
		},
		tally: async (at: Instant) => done(await tallyVote.execute({ voteId }, by(COORDINATOR, at))),
		stateOutcome: async (statement: string, at: Instant) => {
			const departure = 'The stewards weighed the reply against the guidance.'
			measureId =
				done(await stateOutcome.execute({ incidentId, statement, departure }, by(COORDINATOR, at))).measureId ?? ''
		},
		enact: async (evidence: string, at: Instant) =>
			done(await enactMeasure.execute({ measureId, evidence }, by(COORDINATOR, at))),
		close: async (note: string, at: Instant) =>
			done(await closeCase.execute({ incidentId, note }, by(COORDINATOR, at))),
	}
}
