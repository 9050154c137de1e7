import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import type { Permission } from '@/lib/domain/access/permissions'
import type { Stepped } from '@/lib/domain/incidents/step'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Result } from '@/lib/domain/kernel/result'
import type { Policy } from '@/lib/domain/policy/policy'
import { type Command, defineCommand } from '@/lib/server/kernel/define-command'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOfCase } from '@/lib/server/policy/policies'
import { findIncident, type StoredIncident, saveStep } from './incident.store'

type CaseSchema = z.ZodType<{ incidentId: string; expectedVersion?: number | undefined }>

export type CaseAnswer = {
	readonly id: string
	readonly slug: string
	readonly state: string
	readonly version: number
}

type Saving<Input> = {
	readonly tx: Tx
	readonly input: Input
	readonly before: StoredIncident
	readonly policy: Policy
	readonly stepped: Stepped
	readonly actor: Actor
	readonly now: Instant
}

/** The shape that most steps of a case share: load it, ask the permission, step, save, and what else belongs to it. */
export function defineCaseCommand<Schema extends CaseSchema>(definition: {
	readonly name: `incident.${string}`
	readonly input: Schema
	readonly permission: Permission
	readonly decide: (question: {
		readonly incident: StoredIncident
		/** What the case goes by: its own version, or today's before triage. */
		readonly policy: Policy
		readonly input: z.output<Schema>
		readonly actor: Actor
		readonly now: Instant
	}) => Result<Stepped>
	/** Rows besides the case's own, in the same transaction. */
	readonly alsoSave?: (saving: Saving<z.output<Schema>>) => Promise<void>
}): Command<z.input<Schema>, CaseAnswer> {
	return defineCommand({
		name: definition.name,
		input: definition.input,
		load: async ({ tx, input, actor }) => {
			const incident = await findIncident(tx, input.incidentId, { version: input.expectedVersion, by: actor })
			return incident && { incident, policy: await policyOfCase(tx, incident) }
		},
		readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
		allow: ({ actor, subject }) => can(actor, definition.permission, subject.incident),
		decide: ({ subject, input, actor, now }) => definition.decide({ ...subject, input, actor, now }),
		save: async ({ tx, input, subject: { incident, policy }, outcome, actor, now }): Promise<CaseAnswer> => {
			const version = await saveStep(tx, {
				before: incident,
				after: outcome.state,
				events: outcome.events,
				actor,
				at: now,
			})
			await definition.alsoSave?.({ tx, input, before: incident, policy, stepped: outcome, actor, now })
			return { id: incident.id, slug: incident.slug, state: outcome.state.state, version }
		},
		concerns: ({ subject }) => `incident:${subject.incident.id}`,
	})
}
