import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import type { Permission } from '@/lib/domain/access/permissions'
import type { Stepped } from '@/lib/domain/incidents/step'
import type { Instant } from '@/lib/domain/kernel/instant'
import type { Result } from '@/lib/domain/kernel/result'
import { type Command, defineCommand } from '@/lib/server/kernel/define-command'
import type { Tx } from '@/lib/server/kernel/prisma'
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
		load: ({ tx, input, actor }) => findIncident(tx, input.incidentId, { version: input.expectedVersion, by: actor }),
		readable: ({ actor, subject }) => canReadIncident(actor, subject),
		allow: ({ actor, subject }) => can(actor, definition.permission, subject),
		decide: ({ subject, input, actor, now }) => definition.decide({ incident: subject, input, actor, now }),
		save: async ({ tx, input, subject, outcome, actor, now }): Promise<CaseAnswer> => {
			const version = await saveStep(tx, {
				before: subject,
				after: outcome.state,
				events: outcome.events,
				actor,
				at: now,
			})
			await definition.alsoSave?.({ tx, input, before: subject, stepped: outcome, actor, now })
			return { id: subject.id, slug: subject.slug, state: outcome.state.state, version }
		},
		concerns: ({ subject }) => `incident:${subject.id}`,
	})
}
