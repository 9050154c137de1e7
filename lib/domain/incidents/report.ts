import { keysOf } from '@/lib/domain/kernel/records'
import type {
	Cause,
	CompensationChannel,
	DetectedBy,
	IncidentClass,
	RemediationState,
	TimelineKind,
	Visibility,
} from './vocabulary'

/**
 * A report as plain JSON: what the operator tells, in the order of memory. Ids of rows are UUIDs that stay
 * the same across revisions, so that a rating or a link can point at a row. Texts are Markdown.
 * Unknown is `null` or an empty list, never a guess.
 */
export type Report = {
	readonly title: string
	readonly incidentClass: IncidentClass
	readonly network: string
	/** RFC 3339 UTC; `occurredPrecision` says how much of it is known. */
	readonly occurredAt: string
	readonly occurredPrecision: 'minute' | 'day' | 'month'
	readonly whatHappened: string
	readonly timeline: readonly TimelineRow[]
	readonly detectedBy: DetectedBy
	readonly detectionDetail: string
	readonly reportedBy: string
	readonly proximateCause: string
	readonly contributingFactors: readonly ContributingFactor[]
	readonly whySurprised: string
	readonly validators: AffectedValidators
	readonly impact: readonly ImpactFigure[]
	readonly compensation: readonly Compensation[]
	readonly remediation: readonly RemediationItem[]
	readonly lessons: string
	readonly sources: readonly Source[]
	/** Facts that the author marks as uncertain, one sentence each. */
	readonly uncertainties: readonly string[]
	/** Sections that not everyone may read; a section that is not named here is public. */
	readonly visibility: Readonly<Partial<Record<SectionKey, Visibility>>>
}

export type TimelineRow = {
	readonly id: string
	readonly kind: TimelineKind
	/** RFC 3339 UTC. */
	readonly at: string
	/** Beacon chain slot, where the row has one. */
	readonly slot: number | null
	readonly text: string
	readonly source: string
	/** SHA-256 of attachments, or links, that show it. */
	readonly evidence: readonly string[]
}

export type ContributingFactor = {
	readonly id: string
	readonly cause: Cause
	readonly text: string
	readonly timelineRowIds: readonly string[]
	/** ValOS risk codes, `SLS1`. */
	readonly riskIds: readonly string[]
}

export type AffectedValidators = {
	/** `null` where nobody has said. */
	readonly count: number | null
	readonly indices: readonly string[]
	readonly pubkeys: readonly string[]
	readonly note: string
}

/** One statement of the loss. A later one replaces none: estimate and actual stand side by side. */
export type ImpactFigure = {
	readonly id: string
	readonly kind: 'estimate' | 'actual'
	/** Decimal string of gwei. */
	readonly lossGwei: string
	readonly lowGwei: string | null
	readonly highGwei: string | null
	readonly method: string
	/** RFC 3339 date of the figure, `null` where the source does not say. */
	readonly asOf: string | null
	readonly author: string
	readonly note: string
}

export type Compensation = {
	readonly id: string
	readonly payer: string
	readonly channel: CompensationChannel
	readonly amountGwei: string | null
	readonly transaction: string
	readonly note: string
}

export type RemediationItem = {
	readonly id: string
	readonly text: string
	readonly owner: string
	/** RFC 3339 date. */
	readonly dueOn: string | null
	readonly state: RemediationState
}

export type Source = { readonly id: string; readonly url: string; readonly title: string; readonly archiveUrl: string }

/** The parts of a report that have a visibility of their own. `header` (title, class, network, date) has none. */
export const SECTIONS = {
	what_happened: ['whatHappened'],
	timeline: ['timeline'],
	detection: ['detectedBy', 'detectionDetail', 'reportedBy'],
	cause: ['proximateCause', 'contributingFactors'],
	surprise: ['whySurprised'],
	validators: ['validators'],
	impact: ['impact'],
	compensation: ['compensation'],
	remediation: ['remediation'],
	lessons: ['lessons'],
	sources: ['sources', 'uncertainties'],
} as const satisfies Record<string, readonly (keyof Report)[]>
export type SectionKey = keyof typeof SECTIONS
export const SECTION_KEYS = keysOf(SECTIONS)
