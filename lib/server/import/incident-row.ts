import 'server-only'
import { z } from 'zod'

const Text = z.string().default('')
/** All the ETH there is fits below this. */
const MOST_ETH = 150_000_000
const Eth = z.number().nonnegative('is below zero').max(MOST_ETH, 'is more ETH than there is').nullable().default(null)

/** A row of the file of historical incidents, as its researchers wrote it. */
export const IncidentFileRow = z.object({
	id: z.string().regex(/^[a-z0-9-]+$/),
	date: z.iso.date(),
	date_precision: z.enum(['day', 'month']).default('day'),
	title: z.string().min(1),
	operator: z.string().min(1),
	operator_id: z.number().int().nullable().default(null),
	module: Text,
	network: Text,
	incident_class: z.string(),
	validators_affected: z.number().int().nullable().default(null),
	cause: Text,
	root_cause_category: Text,
	detection: z.object({ by: Text, detail: Text, latency_minutes: z.number().nullable().default(null) }),
	resolution: Text,
	impact_eth: Eth,
	impact_estimated_eth: Eth,
	impact_note: Text,
	compensation: z
		.object({
			payer: Text,
			method: Text,
			amount_eth: Eth,
			detail: Text,
			executed: Text,
		})
		.nullable()
		.default(null),
	remediation: Text,
	decision: Text,
	consequence: Text,
	sources: z.array(z.string()).min(1, 'names no source; a case from the past needs at least one'),
	confidence: Text,
	unverified: z.array(z.string()).default([]),
})
export type IncidentFileRow = z.output<typeof IncidentFileRow>
