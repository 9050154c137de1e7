import { randomBytes, randomUUID } from 'node:crypto'
import type { Actor, GrantedRole } from '@/lib/domain/access/actor'
import { fromDate, type Instant } from '@/lib/domain/kernel/instant'
import { MADE_UP_OPERATORS, PERSONAS, type Persona } from '@/lib/server/access/personas'
import { addGrant, roleGranted } from '@/lib/server/access/role-grant.store'
import { findPerson } from '@/lib/server/auth/find-actor'
import { transaction } from '@/lib/server/kernel/transaction'
import { appendToLog } from '@/lib/server/log/append-to-log'
import { addModule } from '@/lib/server/operators/commands/add-module'
import { addOperator } from '@/lib/server/operators/commands/add-operator'
import { recordTrust } from '@/lib/server/operators/commands/record-trust'

const SEED: Actor = { kind: 'system', task: 'seed' }
const SOURCE = 'Made up for the demonstration'

export type DemonstrationPeople = {
	readonly actor: (index: number) => Actor
	readonly operatorIds: Readonly<Record<string, string>>
}

/** Adds the made-up operators and the people of the demonstration with their roles. */
export async function seedPeople(): Promise<DemonstrationPeople> {
	const operatorIds = await addOperators()
	const actors: Actor[] = []
	for (const persona of PERSONAS) actors.push(await addPerson(persona, operatorIds))
	return {
		operatorIds,
		actor: (index) => {
			const actor = actors[index]
			if (actor === undefined) throw new Error(`The demonstration has no person ${index}`)
			return actor
		},
	}
}

async function addOperators(): Promise<Record<string, string>> {
	const added = await addModule.execute({ slug: 'demonstration-set', name: 'Demonstration set' }, { actor: SEED })
	if (!added.ok) throw new Error(added.problem.sentence)
	const ids: Record<string, string> = {}
	for (const [registryIndex, { slug, name }] of MADE_UP_OPERATORS.entries()) {
		const operator = { moduleId: added.value.id, slug, name, registryIndex, isDemonstration: true, source: SOURCE }
		const result = await addOperator.execute(operator, { actor: SEED })
		if (!result.ok) throw new Error(result.problem.sentence)
		ids[slug] = result.value.id
		const trust = { bond: 'unbonded', admission: 'permissioned', identity: 'known', source: SOURCE } as const
		await recordTrust.execute({ operatorId: result.value.id, ...trust }, { actor: SEED })
	}
	return ids
}

async function addPerson(persona: Persona, operatorIds: Readonly<Record<string, string>>): Promise<Actor> {
	const id = randomUUID()
	const at = new Date()
	const { address, name, role } = persona
	await transaction(async (tx) => {
		await tx.person.create({ data: { id, name, address, logSalt: randomBytes(16).toString('hex'), createdAt: at } })
		if (role === 'reporter' || role === 'manager') {
			const operatorId = operatorIds[persona.operator ?? ''] ?? ''
			await tx.membership.create({ data: { id: randomUUID(), personId: id, operatorId, role, joinedAt: at } })
		}
		const events = [{ type: 'people.joined', facts: { role } }]
		await appendToLog(tx, { subject: `person:${id}`, actor: SEED, at: fromDate(at), events })
	})
	if (role !== 'reporter' && role !== 'manager') await giveRole({ id, address, role }, fromDate(at))
	const person = await findPerson(id)
	if (person === null) throw new Error(`${name} was not stored`)
	return person
}

type Given = { readonly id: string; readonly address: string; readonly role: GrantedRole }

/** In a transaction of its own, so that the grant has a leaf of its own. */
async function giveRole({ id, address, role }: Given, at: Instant): Promise<void> {
	await transaction(async (tx) => {
		const grant = await addGrant(tx, { personId: id, role, grantedBy: null }, at)
		const { facts, ...event } = roleGranted(role, address)
		const events = [{ ...event, facts: { ...facts, grant } }]
		await appendToLog(tx, { subject: `person:${id}`, actor: SEED, at, events })
	})
}
