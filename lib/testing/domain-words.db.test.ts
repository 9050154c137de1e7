import { describe, expect, test } from 'vitest'
import { RoleInput } from '@/lib/contracts/access'
import { PanelName } from '@/lib/contracts/assessment'
import { RecordDecisionElsewhereInput } from '@/lib/contracts/decisions'
import { ConflictOfInterest } from '@/lib/contracts/fields'
import { RuleOnAppealInput } from '@/lib/contracts/incidents'
import { RuleOnEscalationInput } from '@/lib/contracts/measures'
import { RecordTrustInput } from '@/lib/contracts/operators'
import type { GrantedRole, MembershipRole } from '@/lib/domain/access/actor'
import type { Panel, PanelKind } from '@/lib/domain/assessment/panel'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'
import { EXTERNAL_RESULTS } from '@/lib/domain/decisions/external-decision'
import type { VoteOutcome } from '@/lib/domain/decisions/methods/method'
import { SIGNATURE_KINDS } from '@/lib/domain/decisions/signature'
import type { Vote } from '@/lib/domain/decisions/vote'
import { METHODS } from '@/lib/domain/decisions/vote-rules'
import { ATTEMPT_OUTCOMES, VENUES } from '@/lib/domain/execution/hand-off'
import { PURPOSES } from '@/lib/domain/execution/plan'
import { type Dismissal, INCIDENT_STATES, type IncidentOrigin } from '@/lib/domain/incidents/incident'
import { DETECTORS, INCIDENT_CLASSES, VISIBILITIES } from '@/lib/domain/incidents/vocabulary'
import { FINDINGS } from '@/lib/domain/measures/condition'
import type { EscalationCause } from '@/lib/domain/measures/escalation'
import { MEASURE_STATES, type MeasureKind } from '@/lib/domain/measures/measure'
import type { EscalationWay } from '@/lib/domain/policy/policy'
import { POLICY_STATES } from '@/lib/domain/policy/policy-state'
import * as stored from '@/lib/generated/prisma/enums'
import { testPrisma } from './test-database'

const prisma = testPrisma()

/** The words of a union; the compiler refuses one too many and one too few. */
function wordsOf<Word extends string>(words: Readonly<Record<Word, true>>): readonly string[] {
	return Object.keys(words)
}

const ROLES = wordsOf<GrantedRole>({ steward: true, coordinator: true, administrator: true })
const ORIGINS = wordsOf<IncidentOrigin>({ operator: true, coordinator: true, visitor: true, alert: true, import: true })
const PANELS = wordsOf<PanelKind>({ stewards: true, peers: true })
const MEASURE_KINDS = wordsOf<MeasureKind>({
	warning: true,
	key_limit: true,
	key_reduction: true,
	demotion: true,
	offboarding_may_rejoin: true,
	offboarding_no_rejoin: true,
})
const { bond, admission, identity } = RecordTrustInput.shape

/** What the domain says, for each enum of the database. */
const WORDS: Readonly<Record<keyof typeof stored, readonly string[]>> = {
	GrantedRole: ROLES,
	MembershipRole: wordsOf<MembershipRole>({ reporter: true, manager: true }),
	PanelKind: PANELS,
	PanelState: wordsOf<Panel['state']>({ open: true, closed: true }),
	VoteState: wordsOf<Vote['state']>({ open: true, counting: true, tallied: true }),
	VoteOutcome: wordsOf<VoteOutcome>({ adopted: true, rejected: true, quorum_not_met: true }),
	ExternalResult: Object.keys(EXTERNAL_RESULTS),
	IncidentState: INCIDENT_STATES,
	IncidentOrigin: ORIGINS,
	IncidentClass: Object.keys(INCIDENT_CLASSES),
	DetectedBy: Object.keys(DETECTORS),
	DismissalReason: wordsOf<Dismissal['reason']>({ duplicate: true, not_an_incident: true }),
	MeasureState: MEASURE_STATES,
	PolicyState: Object.keys(POLICY_STATES),
	BondKind: bond.options,
	AdmissionKind: admission.options,
	IdentityKind: identity.options,
}

/** The same for the columns of text that hold such words. */
const TEXT_COLUMNS: Readonly<Record<string, readonly string[]>> = {
	measure_kind_is_known: MEASURE_KINDS,
	ballot_conflict_is_known: Object.keys(CONFLICTS),
	vote_method_is_known: METHODS,
	ballot_signature_kind_is_known: SIGNATURE_KINDS,
	delegation_signature_kind_is_known: SIGNATURE_KINDS,
	rating_conflict_is_known: Object.keys(CONFLICTS),
	roll_entry_conflict_is_known: Object.keys(CONFLICTS),
	appeal_ruling_is_known: RuleOnAppealInput.shape.ruling.options,
	attachment_visibility_is_known: Object.keys(VISIBILITIES),
	condition_finding_state_is_known: Object.keys(FINDINGS),
	escalation_cause_is_known: wordsOf<EscalationCause>({ warnings: true, breach: true }),
	escalation_way_is_known: wordsOf<EscalationWay | 'set_aside'>({ treatment: true, measure: true, set_aside: true }),
	escalation_ruling_is_known: RuleOnEscalationInput.shape.ruling.options,
	execution_hand_off_purpose_is_known: PURPOSES,
	execution_attempt_venue_is_known: VENUES,
	execution_attempt_outcome_is_known: ATTEMPT_OUTCOMES,
}

const sorted = (words: readonly string[]): readonly string[] => [...words].sort()

describe('the database and the domain use the same words', () => {
	test.each(Object.entries(stored))('%s', (name, values) => {
		expect(sorted(Object.values(values))).toEqual(sorted(WORDS[name as keyof typeof stored])) // its keys are the names
	})

	test('in its own types, as it was migrated', async () => {
		const rows = await prisma.$queryRaw<{ name: string; words: string[] }[]>`
			SELECT typname AS name, array_agg(enumlabel::text) AS words
			FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid JOIN pg_namespace n ON n.oid = typnamespace
			WHERE nspname = 'public' GROUP BY typname`
		const inSnakeCase = (name: string) => name.replaceAll(/\B[A-Z]/g, '_$&').toLowerCase()
		const said = Object.entries(WORDS).map(([name, words]) => [inSnakeCase(name), sorted(words)] as const)
		expect(Object.fromEntries(rows.map(({ name, words }) => [name, sorted(words)]))).toEqual(Object.fromEntries(said))
	})

	test('in its columns of text', async () => {
		const rows = await prisma.$queryRaw<{ name: string; rule: string }[]>`
			SELECT conname AS name, pg_get_constraintdef(oid) AS rule FROM pg_constraint
			WHERE contype = 'c' AND conname LIKE '%_is_known'`
		const wordsIn = (rule: string) => [...rule.matchAll(/'([^']*)'::text/g)].map(([, word = '']) => word)
		const said = Object.entries(TEXT_COLUMNS).map(([name, words]) => [name, sorted(words)] as const)
		expect(Object.fromEntries(rows.map(({ name, rule }) => [name, sorted(wordsIn(rule))]))).toEqual(
			Object.fromEntries(said),
		)
	})
})

test('what may be sent is in the same words', () => {
	expect(sorted(ConflictOfInterest.options)).toEqual(sorted(Object.keys(CONFLICTS)))
	expect(sorted(PanelName.options)).toEqual(sorted(PANELS))
	expect(sorted(RoleInput.shape.role.options)).toEqual(sorted(ROLES))
	expect(sorted(RecordDecisionElsewhereInput.shape.result.options)).toEqual(sorted(WORDS.ExternalResult))
})
