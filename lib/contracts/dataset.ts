import type { IncidentState } from '@/lib/domain/incidents/incident'
import type { DetectedBy, IncidentClass } from '@/lib/domain/incidents/vocabulary'
import { keysOf } from '@/lib/domain/kernel/records'

/** One published case. `null` is unknown, or not yet; a list without entries is one where nobody has named any. */
export type DatasetRow = {
	readonly id: string
	readonly slug: string
	readonly title: string
	readonly incidentClass: IncidentClass
	readonly network: string
	readonly occurredAt: string
	readonly occurredPrecision: 'minute' | 'day' | 'month'
	readonly state: IncidentState
	readonly operatorSlug: string
	readonly operatorName: string
	readonly moduleSlug: string
	readonly detectedBy: DetectedBy
	readonly validatorCount: number | null
	readonly lossGwei: string | null
	readonly lossKind: 'estimate' | 'actual' | null
	readonly causes: readonly string[]
	readonly risks: readonly string[]
	readonly secondsToDetect: number | null
	readonly secondsToAcknowledge: number | null
	readonly secondsToMitigate: number | null
	readonly secondsToResolve: number | null
	readonly secondsToDisclose: number | null
	readonly vector: string | null
	readonly consequence: number | null
	readonly policyVersion: string | null
	readonly rubricVersion: string | null
	readonly revision: number
	readonly filedAt: string | null
	readonly publishedAt: string | null
	readonly closedAt: string | null
	readonly updatedAt: string
	readonly isHistorical: boolean
	readonly isDemonstration: boolean
}

/** `string` unless said otherwise. */
export type DatasetField = {
	readonly type?: 'integer' | 'boolean' | 'datetime' | 'list'
	readonly unit?: string
	readonly isFreeText?: true
	readonly says: string
}

const SINCE_START = (what: string): DatasetField => ({
	type: 'integer',
	unit: 'second',
	says: `From the first "started" row of the timeline to the first "${what}" row; null where the timeline does not say.`,
})

/** What each column of the dataset means; the order of the columns. */
export const DATASET_FIELDS: Readonly<Record<keyof DatasetRow, DatasetField>> = {
	id: { says: 'UUID of the case; never changes.' },
	slug: { says: 'Address of the case: /incidents/{slug}. An older slug keeps leading there.' },
	title: { isFreeText: true, says: 'Title of the report.' },
	incidentClass: { says: 'Class of the incident, one of a closed list.' },
	network: { isFreeText: true, says: 'Network that the validators belong to.' },
	occurredAt: { type: 'datetime', says: 'When it began, as precisely as occurredPrecision says.' },
	occurredPrecision: { says: 'How much of occurredAt is known: minute, day or month.' },
	state: { says: 'Where the case stands in its treatment.' },
	operatorSlug: { says: 'Operator: /operators/{slug}.' },
	operatorName: { isFreeText: true, says: 'Name of the operator today.' },
	moduleSlug: { says: 'Staking module of the operator today.' },
	detectedBy: { says: 'Who noticed first; "unknown" where the report does not say, or not to the public.' },
	validatorCount: { type: 'integer', unit: 'validator', says: 'Validators affected.' },
	lossGwei: {
		unit: 'gwei',
		says: 'Loss as a whole decimal number: the newest actual figure, else the newest estimate.',
	},
	lossKind: { says: 'Whether lossGwei is an estimate or actual; null without a figure.' },
	causes: { type: 'list', says: 'Contributing causes, keys of a closed list.' },
	risks: { type: 'list', says: 'Codes of the ValOS risks that the causes name.' },
	secondsToDetect: SINCE_START('detected'),
	secondsToAcknowledge: SINCE_START('acknowledged'),
	secondsToMitigate: SINCE_START('mitigated'),
	secondsToResolve: SINCE_START('resolved'),
	secondsToDisclose: SINCE_START('disclosed'),
	vector: { says: "The stewards' median grades in their last closed round; null where no round has closed." },
	consequence: { type: 'integer', unit: 'rung', says: 'Rung of the ladder that the vote decided, 0 to 6.' },
	policyVersion: { says: 'Version of the policy that the case follows; null before triage.' },
	rubricVersion: { says: 'Version of the rubric that the case is graded by; null before triage.' },
	revision: { type: 'integer', says: "Number of the report's newest revision." },
	filedAt: { type: 'datetime', says: 'When the report was filed.' },
	publishedAt: { type: 'datetime', says: 'When the case was published.' },
	closedAt: { type: 'datetime', says: 'When the treatment ended.' },
	updatedAt: { type: 'datetime', says: 'When the case last changed.' },
	isHistorical: { type: 'boolean', says: 'Recorded from public sources and treated elsewhere.' },
	isDemonstration: { type: 'boolean', says: 'Made up for a demonstration; leave it out of statistics.' },
}

export const DATASET_COLUMNS = keysOf(DATASET_FIELDS)
