import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ReportPatch } from '@/lib/contracts/report'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { createDraft } from './commands/create-draft'
import { dismissIncident } from './commands/dismiss-incident'
import { editDraft } from './commands/edit-draft'
import { fileIncident } from './commands/file-incident'
import { publishIncident } from './commands/publish-incident'
import { reviseReport } from './commands/revise-report'
import { verifyRemediation } from './commands/verify-remediation'
import { getIncident } from './queries/get-incident'
import { listIncidents } from './queries/list-incidents'
import { listRevisions } from './queries/list-revisions'

const prisma = testPrisma()
const COORDINATOR = 1
const STEWARD = 2
const MANAGER_OF_ALDER = 9

let people: DemonstrationPeople
let manager: Actor
beforeEach(async () => {
	people = await demonstrationPeople()
	manager = people.actor(MANAGER_OF_ALDER)
})

type Answer<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly problem: { readonly code: string; readonly reason?: string } }

function value<T>(answer: Answer<T>): T {
	if (answer.ok) return answer.value
	throw new Error(`${answer.problem.code} ${answer.problem.reason ?? ''}`)
}

function codeOf(answer: Answer<unknown>): string {
	return answer.ok ? 'ok' : (answer.problem.reason ?? answer.problem.code)
}

async function draft(report: ReportPatch = {}): Promise<string> {
	const operatorId = people.operatorIds['alder-validation'] ?? ''
	const said = { title: 'Keys live twice', whatHappened: 'Both attested.', ...report }
	return value(await createDraft.execute({ operatorId, report: said }, { actor: manager })).id
}

async function filed(report: ReportPatch = {}): Promise<string> {
	const incidentId = await draft(report)
	value(await fileIncident.execute({ incidentId }, { actor: manager }))
	return incidentId
}

async function publish(incidentId: string): Promise<void> {
	value(await publishIncident.execute({ incidentId }, { actor: people.actor(COORDINATOR) }))
}

describe('a case that a visitor may not know of', () => {
	test('is not found, whatever version the visitor names', async () => {
		const incidentId = await draft()
		for (const expectedVersion of [1, 99]) {
			const edit = await editDraft.execute({ incidentId, expectedVersion, report: {} }, { actor: VISITOR })
			const file = await fileIncident.execute({ incidentId, expectedVersion }, { actor: VISITOR })
			expect([codeOf(edit), codeOf(file)]).toEqual(['not_found', 'not_found'])
		}
		const own = await editDraft.execute({ incidentId, expectedVersion: 99, report: {} }, { actor: manager })
		expect(codeOf(own)).toBe('conflict')
	})
})

describe('a report that the database could not hold', () => {
	const row = { id: randomUUID(), kind: 'started' as const, at: '2026-01-01T00:00:00Z' }
	test.each([
		['a loss beyond all ETH there is', { impact: [{ id: randomUUID(), kind: 'actual', lossGwei: '9'.repeat(24) }] }],
		['a null byte in evidence', { timeline: [{ ...row, evidence: ['a\u0000b'] }] }],
		['half a character in evidence', { timeline: [{ ...row, evidence: ['a\ud800b'] }] }],
		['evidence that is a script', { timeline: [{ ...row, evidence: ['javascript:alert(1)'] }] }],
		['a day after the year 9999', { occurredAt: '9999-12-31T23:59:59-23:00' }],
		['a day in the year 0', { occurredAt: '0000-01-01T00:00:00Z' }],
	])('%s is invalid input, and nothing is written', async (_, report) => {
		const incidentId = await draft()
		const edit = await editDraft.execute(
			{ incidentId, expectedVersion: 1, report: report as never },
			{ actor: manager },
		)
		expect(codeOf(edit)).toBe('invalid_input')
		expect(await prisma.incident.findUnique({ where: { id: incidentId }, select: { version: true } })).toEqual({
			version: 1,
		})
	})
})

describe('dismissing as a duplicate', () => {
	test('of a case that does not exist is refused, and the case stays filed', async () => {
		const incidentId = await filed()
		const input = { incidentId, reason: 'duplicate' as const, duplicateOfId: randomUUID() }
		const dismissed = await dismissIncident.execute(input, { actor: people.actor(COORDINATOR) })
		expect(codeOf(dismissed)).toBe('no_such_case')
		expect(await prisma.incident.count({ where: { id: incidentId, state: 'filed' } })).toBe(1)
	})

	test('of a case that exists names it', async () => {
		const [incidentId, duplicateOfId] = [await filed(), await filed()]
		const input = { incidentId, reason: 'duplicate' as const, duplicateOfId }
		value(await dismissIncident.execute(input, { actor: people.actor(COORDINATOR) }))
		expect(await prisma.incident.count({ where: { id: incidentId, state: 'dismissed', duplicateOfId } })).toBe(1)
	})
})

describe('the list', () => {
	const found = async (input: Record<string, string>) => {
		const answer = await listIncidents.ask(input as never, { actor: VISITOR })
		return answer.ok ? answer.value.data.length : answer.problem.code
	}
	const forged = Buffer.from(JSON.stringify(['yesterday', randomUUID()])).toString('base64url')

	test('takes whatever stands in an address', async () => {
		await publish(await filed())
		const asked: readonly (readonly [Record<string, string>, number | string])[] = [
			[{ q: 'keys' }, 1],
			[{ q: '%' }, 0],
			[{ q: '_' }, 0],
			[{ q: 'keys', module: 'nowhere' }, 0],
			[{ q: 'keys', module: 'demonstration-set' }, 1],
			[{ consequence: '' }, 1],
			[{ cursor: forged }, 1],
			[{ to: '9999-12-31' }, 1],
			[{ from: '0000-01-01' }, 'invalid_input'],
			[{ q: '\u0000' }, 'invalid_input'],
			[{ operator: '\u0000' }, 'invalid_input'],
		]
		for (const [input, answer] of asked) expect([input, await found(input)]).toEqual([input, answer])
		expect(codeOf(await getIncident.ask({ ref: 'a\u0000' }, { actor: VISITOR }))).toBe('invalid_input')
	})
})

describe('a section that is hidden', () => {
	test('does not show in the revisions from before it was hidden', async () => {
		const incidentId = await filed({ lessons: 'Wipe host 7 first.' })
		const { version } = value(await getIncident.ask({ ref: incidentId }, { actor: manager }))
		const hide = { visibility: { lessons: 'operator' as const } }
		const change = { incidentId, expectedVersion: version, report: hide, reason: 'Names a host.' }
		value(await reviseReport.execute(change, { actor: manager }))
		await publish(incidentId)
		const lessonsFor = async (actor: Actor) =>
			value(await listRevisions.ask({ ref: incidentId }, { actor })).data.map(({ report }) => report.lessons)
		expect(await lessonsFor(VISITOR)).toEqual(['', ''])
		expect(await lessonsFor(manager)).toEqual(['Wipe host 7 first.', 'Wipe host 7 first.'])
	})

	test('takes the findings about it along', async () => {
		const itemId = randomUUID()
		const remediation = [{ id: itemId, text: 'Rotate', owner: '', dueOn: null, state: 'done' as const }]
		const incidentId = await filed({ remediation, visibility: { remediation: 'dao' } })
		const finding = { incidentId, itemId, isSatisfied: true, why: 'Seen in the vault.' }
		value(await verifyRemediation.execute(finding, { actor: people.actor(STEWARD) }))
		await publish(incidentId)
		const checksFor = async (actor: Actor) => value(await getIncident.ask({ ref: incidentId }, { actor })).checks.length
		expect([await checksFor(VISITOR), await checksFor(people.actor(STEWARD))]).toEqual([0, 1])
	})
})
