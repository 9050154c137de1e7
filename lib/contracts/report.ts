import { z } from 'zod'
import { SECTION_KEYS } from '@/lib/domain/incidents/report'
import {
	CAUSES,
	COMPENSATION_CHANNELS,
	DETECTORS,
	INCIDENT_CLASSES,
	REMEDIATION_STATES,
	TIMELINE_KINDS,
	VISIBILITIES,
} from '@/lib/domain/incidents/vocabulary'
import { keysOf } from '@/lib/domain/kernel/records'
import { isValosRisk } from '@/lib/domain/standards/valos-risks'
import { Day, HttpUrl, Id, Sha256, Time, text } from './fields'

const LONG_TEXT = 20_000
const MOST_ROWS = 200
const MOST_VALIDATORS = 20_000

function oneOf<K extends string>(list: Readonly<Record<K, string>>, what: string) {
	return z.enum(keysOf(list), `Choose ${what}: ${Object.keys(list).join(', ')}.`)
}

function rows<T extends z.ZodType>(row: T) {
	return z.array(row, 'Send a list.').max(MOST_ROWS, `A list holds at most ${MOST_ROWS} rows.`)
}

// 18 digits hold all ETH there is, and fit the database's 64 bits.
const GweiText = z
	.string()
	.regex(
		/^\d{1,18}$/,
		'Write ETH with a point and at most nine decimals, 13.45978634; machines send gwei, at most 18 whole digits.',
	)
const WholeTime = Time.transform((value) => new Date(value).toISOString())

export const TimelineRow = z.object({
	id: Id,
	kind: oneOf(TIMELINE_KINDS, 'what kind of row this is'),
	at: WholeTime,
	slot: z.number().int().nonnegative().max(1e12, 'This slot lies beyond every fork.').nullable().default(null),
	text: text(2_000).default(''),
	source: text(500).default(''),
	evidence: z
		.array(z.union([HttpUrl, Sha256], 'Evidence is a full web address, or the SHA-256 of an attachment.'))
		.max(20, 'Link at most 20 pieces of evidence.')
		.default([]),
})

const ContributingFactor = z.object({
	id: Id,
	cause: oneOf(CAUSES, 'a cause'),
	text: text(4_000).default(''),
	timelineRowIds: z.array(Id).max(50).default([]),
	riskIds: z.array(z.string().refine(isValosRisk, 'This is no ValOS risk; one looks like SLS1.')).max(30).default([]),
})

const Validators = z.object({
	count: z.number().int('Give a whole number of validators.').nonnegative().max(10_000_000).nullable().default(null),
	indices: z
		.array(z.string().regex(/^\d{1,12}$/, 'A validator index is a whole number.'))
		.max(MOST_VALIDATORS)
		.default([]),
	pubkeys: z
		.array(
			z
				.string()
				.regex(/^0x[0-9a-f]{96}$/i, 'A public key is 0x and 96 hex digits.')
				.toLowerCase(),
		)
		.max(MOST_VALIDATORS)
		.default([]),
	note: text(1_000).default(''),
})

export const ImpactFigure = z.object({
	id: Id,
	kind: z.enum(['estimate', 'actual'], 'Say whether this is an estimate or the actual figure.'),
	lossGwei: GweiText,
	lowGwei: GweiText.nullable().default(null),
	highGwei: GweiText.nullable().default(null),
	method: text(2_000).default(''),
	asOf: Day.nullable().default(null),
	author: text(200).default(''),
	note: text(2_000).default(''),
})

const Compensation = z.object({
	id: Id,
	payer: text(200).default(''),
	channel: oneOf(COMPENSATION_CHANNELS, 'how it was paid'),
	amountGwei: GweiText.nullable().default(null),
	transaction: text(200).default(''),
	note: text(2_000).default(''),
})

const RemediationItem = z.object({
	id: Id,
	text: text(2_000).default(''),
	owner: text(200).default(''),
	dueOn: Day.nullable().default(null),
	state: oneOf(REMEDIATION_STATES, 'how far it is').default('planned'),
})

const Source = z.object({
	id: Id,
	url: z.union([HttpUrl, z.string().regex(/^github:[\w.-]+\/[\w.-]+:[\w./-]+$/)], 'Give a full web address.'),
	title: text(300).default(''),
	archiveUrl: z.union([HttpUrl, z.literal('')]).default(''),
})

/** The parts of a report, each optional: a draft is saved section by section. */
export const ReportPatch = z
	.object({
		title: text(200),
		incidentClass: oneOf(INCIDENT_CLASSES, 'a class'),
		network: text(80),
		occurredAt: WholeTime,
		occurredPrecision: z.enum(['minute', 'day', 'month']),
		whatHappened: text(LONG_TEXT),
		timeline: rows(TimelineRow),
		detectedBy: oneOf(DETECTORS, 'who noticed'),
		detectionDetail: text(2_000),
		reportedBy: text(200),
		proximateCause: text(LONG_TEXT),
		contributingFactors: rows(ContributingFactor),
		whySurprised: text(LONG_TEXT),
		validators: Validators,
		impact: rows(ImpactFigure),
		compensation: rows(Compensation),
		remediation: rows(RemediationItem),
		lessons: text(LONG_TEXT),
		sources: rows(Source),
		uncertainties: z.array(text(500)).max(50),
		visibility: z.partialRecord(z.enum(SECTION_KEYS), oneOf(VISIBILITIES, 'who may read it')),
	})
	.partial()
export type ReportPatch = z.output<typeof ReportPatch>
