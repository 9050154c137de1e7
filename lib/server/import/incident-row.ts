import 'server-only'
import { z } from 'zod'

const Text = z.string().default('')

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
	impact_eth: z.number().nullable().default(null),
	impact_estimated_eth: z.number().nullable().default(null),
	impact_note: Text,
	compensation: z
		.object({
			payer: Text,
			method: Text,
			amount_eth: z.number().nullable().default(null),
			detail: Text,
			executed: Text,
		})
		.nullable()
		.default(null),
	remediation: Text,
	decision: Text,
	consequence: Text,
	sources: z.array(z.string()).default([]),
	confidence: Text,
	unverified: z.array(z.string()).default([]),
})
export type IncidentFileRow = z.output<typeof IncidentFileRow>
