import { describe, expect, test } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { castBallot } from '@/lib/server/decisions/commands/cast-ballot'
import { importIncidents } from '@/lib/server/import/import-incidents'
import { importPrecedents } from '@/lib/server/import/import-precedents'
import { advanceDueCases } from '@/lib/server/incidents/advance-due-cases'
import { editDraft } from '@/lib/server/incidents/commands/edit-draft'
import { triageIncident } from '@/lib/server/incidents/commands/triage-incident'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { testPrisma } from '@/lib/testing/test-database'
import precedents from './data/governance-precedents.json'
import incidents from './data/incidents.json'
import { seedDemonstrationCases } from './demonstration-cases'
import { seedPeople } from './people'

const prisma = testPrisma()
const TODAY = '2026-11-21'

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
	const all: T[] = []
	for await (const row of rows) all.push(row)
	return all
}

describe('the history', () => {
	test('comes in whole, and once: a second import finds everything there', async () => {
		const first = await collect(importIncidents(incidents, TODAY))
		expect(first.filter((row) => row.did !== 'added')).toEqual([])
		expect(first).toHaveLength(31)
		expect((await collect(importPrecedents(precedents))).filter((row) => row.did === 'refused')).toEqual([])
		const again = await collect(importIncidents(incidents, TODAY))
		expect(new Set(again.map((row) => row.did))).toEqual(new Set(['already_there']))
		expect(await prisma.incident.count()).toBe(31)
		expect(await prisma.rating.count()).toBe(0)
		expect(await prisma.ballot.count()).toBe(0)
	})

	test('has the slashing of 13 April 2023 with both figures, its detection, cover and key limit', async () => {
		await collect(importIncidents(incidents, TODAY))
		await collect(importPrecedents(precedents))
		const found = await getIncident.ask({ ref: '2023-04-13-rocklogic-slashing' }, { actor: VISITOR })
		if (!found.ok) throw new Error(found.problem.sentence)
		const { report, measures, operator } = found.value
		expect(operator.name).toBe('RockLogic GmbH')
		expect(report.validators.count).toBe(11)
		expect(report.detectedBy).toBe('dao_contributor')
		expect(report.impact.map(({ kind, lossGwei }) => [kind, lossGwei])).toEqual([
			['estimate', '13770000000'],
			['actual', '13459786340'],
		])
		expect(report.compensation[0]?.channel).toBe('cover_fund')
		expect(measures.map(({ kind, parameters, state }) => ({ kind, parameters, state }))).toEqual([
			{ kind: 'key_limit', parameters: { target: 5_800 }, state: 'in_force' },
		])
	})

	test('refuses a row whose date contradicts the forks, or that cannot be read, and goes on', async () => {
		const [first] = incidents
		const rows = [
			{ ...first, id: 'too-early', date: '2020-11-30' },
			{ ...first, id: 'electra-2023-01', date: '2023-01-01', network: 'ethereum mainnet (electra)' },
			{ ...first, id: 'no-date', date: 'yesterday' },
			'not a row',
			first,
		]
		const outcomes = await collect(importIncidents(rows, TODAY))
		expect(outcomes.map((row) => row.did)).toEqual(['refused', 'refused', 'refused', 'refused', 'added'])
		expect(outcomes[0]?.sentence).toContain('before the beacon chain began')
		expect(outcomes[1]?.sentence).toContain('before the electra fork')
	})
})

describe('the demonstration', () => {
	test('has a case in each state and a leaf for each accepted step', async () => {
		const people = await seedPeople()
		await seedDemonstrationCases(people)
		const states = await prisma.incident.groupBy({ by: ['state'], _count: true })
		expect(states.map((row) => row.state).sort()).toEqual(
			[
				'assessing',
				'closed',
				'decided',
				'deliberating',
				'dismissed',
				'draft',
				'enforcing',
				'filed',
				'tallied',
				'voting',
			].sort(),
		)
		expect(await prisma.logLeaf.count()).toBeGreaterThan(100)
		expect(await prisma.logLeaf.count({ where: { entry: { contains: 'Steward' } } })).toBe(0)

		const filed = await prisma.incident.findFirstOrThrow({ where: { state: 'filed' } })
		const coordinator = people.actor(1)
		const triage = () =>
			triageIncident.execute({ incidentId: filed.id, expectedVersion: filed.version }, { actor: coordinator })
		const both = await Promise.all([triage(), triage()])
		expect(both.filter((result) => result.ok)).toHaveLength(1)
		expect(both.flatMap((result) => (result.ok ? [] : [result.problem.code]))).toEqual(['conflict'])
		expect(await prisma.panel.count({ where: { incidentId: filed.id } })).toBe(2)

		const draft = await prisma.incident.findFirstOrThrow({ where: { state: 'draft' } })
		const reporter = people.actor(12)
		const edit = (title: string) =>
			editDraft.execute(
				{ incidentId: draft.id, expectedVersion: draft.version, report: { title } },
				{ actor: reporter },
			)
		const edits = await Promise.all([edit('One'), edit('Two')])
		expect(edits.filter((result) => result.ok)).toHaveLength(1)
		expect(edits.flatMap((result) => (result.ok ? [] : [result.problem.code]))).toEqual(['conflict'])

		const stranger = await editDraft.execute(
			{ incidentId: draft.id, expectedVersion: 2, report: { title: 'Mine' } },
			{ actor: people.actor(9) },
		)
		expect(stranger.ok ? '' : stranger.problem.code).toBe('not_found')

		const replayed = await prisma.ballot.findFirstOrThrow({
			where: { vote: { state: 'open' }, signature: { not: null } },
		})
		const voter = [2, 3].find((index) => {
			const actor = people.actor(index)
			return actor.kind === 'person' && actor.id === replayed.voterId
		})
		const replay = await castBallot.execute(
			{ voteId: replayed.voteId, message: replayed.message as never, signature: replayed.signature ?? '' },
			{ actor: people.actor(voter ?? 2) },
		)
		expect(replay.ok ? '' : replay.problem).toMatchObject({ reason: 'wrong_sequence' })
		await advanceDueCases()
	}, 60_000)
})
