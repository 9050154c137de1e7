import 'server-only'
import { GetExecutionInput } from '@/lib/contracts/execution'
import { VISITOR } from '@/lib/domain/access/actor'
import { can, type Verdict } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import {
	type AttemptOutcome,
	handOffState,
	nextActor,
	OUTCOMES_IN_WORDS,
	VENUES_IN_WORDS,
} from '@/lib/domain/execution/hand-off'
import { MODULES_IN_WORDS, type Purpose, ROUTES_IN_WORDS, type Route } from '@/lib/domain/execution/plan'
import { routesOf } from '@/lib/domain/execution/plan-execution'
import type { StepKey } from '@/lib/domain/execution/step-keys'
import { type Instant, toIso } from '@/lib/domain/kernel/instant'
import { MEASURE_STATES_IN_WORDS, type MeasureState } from '@/lib/domain/measures/measure'
import { rungOf } from '@/lib/domain/policy/policies'
import { findIncident } from '@/lib/server/incidents/incident.store'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { policyOf } from '@/lib/server/policy/policies'
import { findExecution, type StoredHandOff } from '../execution.store'
import { plansOf } from '../plans-of'
import type { ProposalTexts } from '../proposal-text'
import { textsOf } from '../texts-of-measure'
import { type PlanView, viewPlan } from '../view-plan'

export type HandOffView = {
	readonly id: string
	readonly purpose: Purpose
	readonly step: StepKey
	readonly state: AttemptOutcome | 'open'
	readonly next: { readonly inWords: string; readonly until: string | null }
	readonly attempts: readonly {
		readonly number: number
		readonly former: number | null
		readonly venue: string
		readonly link: string
		readonly handedAt: string
		readonly outcome: AttemptOutcome | null
		readonly outcomeInWords: string
		readonly endedAt: string | null
		readonly evidence: string
		readonly note: string
	}[]
}

export type ExecutionView = {
	readonly measure: {
		readonly id: string
		readonly kind: string
		readonly name: string
		readonly state: MeasureState
		readonly stateInWords: string
		readonly decidedAt: string
		readonly parameters: Readonly<Record<string, string | number>>
	}
	readonly operator: { readonly slug: string; readonly name: string; readonly isDemonstration: boolean }
	readonly incident: {
		readonly id: string
		readonly slug: string
		readonly title: string
		readonly isPublished: boolean
	} | null
	readonly authority: 'decides' | 'recommends'
	readonly plans: readonly PlanView[]
	/** The route of this kind of measure in every module. */
	readonly routes: readonly { readonly module: string; readonly route: Route; readonly routeInWords: string }[]
	readonly handOffs: readonly HandOffView[]
	/** Texts for other venues, where the stewards recommend; `null` until the case is published. */
	readonly texts: ProposalTexts | null
	readonly may: { readonly track: Verdict; readonly enact: Verdict }
}

/** How a measure is carried out: routes, steps, calls with calldata, warnings, texts, and where it was handed to. */
export const getExecution = defineQuery({
	name: 'execution.get',
	input: GetExecutionInput,
	answer: async ({ db, input, actor, now }): Promise<ExecutionView | null> => {
		const stored = await findExecution(db, input.measureId)
		if (stored === null) return null
		const { measure, operator } = stored
		const incident = measure.incidentId === null ? null : await findIncident(db, measure.incidentId)
		if (incident !== null && !canReadIncident(actor, incident)) return null
		const plans = plansOf(stored, input).map((plan) => viewPlan(plan, stored.chainId))
		const rung = rungOf(await policyOf(db, measure.policyVersion), measure.rung)
		const isPublished = incident !== null && canReadIncident(VISITOR, incident)
		const [first] = plans
		return {
			measure: {
				id: measure.id,
				kind: measure.kind,
				name: rung.name,
				state: measure.state,
				stateInWords: MEASURE_STATES_IN_WORDS[measure.state],
				decidedAt: toIso(measure.decidedAt),
				parameters: measure.parameters,
			},
			operator: { slug: operator.slug, name: operator.name, isDemonstration: operator.isDemonstration },
			incident: incident && { id: incident.id, slug: incident.slug, title: incident.title, isPublished },
			authority: rung.authority,
			plans,
			routes: routesOf(measure.kind).map(({ module, route }) => ({
				module: MODULES_IN_WORDS[module],
				route,
				routeInWords: ROUTES_IN_WORDS[route],
			})),
			handOffs: stored.handOffs.map((each) => viewHandOff(each, now)),
			texts:
				isPublished && first !== undefined && rung.authority === 'recommends'
					? await textsOf(stored, rung, first)
					: null,
			may: {
				track: can(actor, 'execution.track', measure),
				enact: can(actor, 'measure.conduct', { operatorId: measure.operatorId, roles: rung.roles }),
			},
		}
	},
})

function viewHandOff(handOff: StoredHandOff, now: Instant): HandOffView {
	const next = nextActor(handOff, now)
	return {
		id: handOff.id,
		purpose: handOff.purpose,
		step: handOff.step,
		state: handOffState(handOff),
		next: { inWords: next.inWords, until: next.until === null ? null : toIso(next.until) },
		attempts: handOff.attempts.map(({ venue, handedAt, endedAt, outcome, ...attempt }) => ({
			...attempt,
			venue: VENUES_IN_WORDS[venue],
			handedAt: toIso(handedAt),
			outcome,
			outcomeInWords: outcome === null ? 'running' : OUTCOMES_IN_WORDS[outcome],
			endedAt: endedAt === null ? null : toIso(endedAt),
		})),
	}
}
