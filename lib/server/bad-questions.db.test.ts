import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { createInvitation } from '@/lib/server/access/commands/create-invitation'
import { addAttachment } from '@/lib/server/incidents/commands/add-attachment'
import { placesOf, untried, withValue } from '@/lib/testing/bad-input/body-shape'
import { wrongBodies } from '@/lib/testing/bad-input/wrong-bodies'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { everythingStored } from '@/lib/testing/stored-state'
import { testPrisma } from '@/lib/testing/test-database'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'
import type { QueryResult } from './kernel/define-query'
import { sequenceLog } from './log/sequence-log'

const OF_THREE = { ...POLICY_1_0.votes.quorum, leastVoters: 3 }
/** With something in each of its fields. */
const FULL_POLICY = {
	...POLICY_1_0,
	votes: {
		...POLICY_1_0.votes,
		quorum: OF_THREE,
		optimisticUpTo: 2,
		countsEarly: false,
		weights: ['snapshot'],
	},
	panels: { leastRatings: 3, leastHours: 24 },
	changes: { ...POLICY_1_0.changes, quorum: OF_THREE },
	escalation: { onWarnings: 'treatment', onBreach: 'measure' },
}

vi.setConfig({ testTimeout: 60_000 })

const prisma = testPrisma()

type AnyQuery = {
	readonly name: string
	readonly input: z.ZodType
	readonly ask: (input: never, context: { actor: Actor }) => Promise<QueryResult<unknown>>
}
type Body = Readonly<Record<string, unknown>>

const VECTOR = 'GRD:1.0/INT:N/CAU:O/PRV:P/DET:A/RES:W/MOD:U/IMP:N/EXT:S/ALT:Y/REM:D/REC:U/ASR:S'
const EMPTY = [
	'access.list_permissions',
	'account.get_me',
	'account.list_sessions',
	'account.list_tokens',
	'dataset.describe',
	'dataset.export',
	'delegation.get_mine',
	'demo.get_clock',
	'demo.list_mail',
	'demo.list_personas',
	'desk.list_my_work',
	'log.export',
	'log.get_checkpoint',
	'log.get_keys',
	'operator.list_mine',
	'operator.list_reportable',
	'overview.get',
	'people.list',
	'policy.get_current',
	'policy.list',
]

type Known = {
	readonly measureId: string
	readonly incidentId: string
	readonly voteId: string
	readonly sha256: string
	readonly secret: string
	readonly leafHash: string
	readonly voter: string
}

/** A case with a vote and a file, and an invitation. */
async function known(people: DemonstrationPeople): Promise<Known> {
	const { incidentId, voteId } = await caseAt(people, 'voting')
	const { measureId } = await caseAt(people, 'enforcing')
	const content = new TextEncoder().encode('Attester slashing for 11 validators')
	const file = { incidentId, name: 'signer.log', content }
	const { sha256 } = done(await addAttachment.execute(file, { actor: people.actor(WHO.reporter) }))
	const invitation = { ref: 'alder-validation', role: 'reporter' } as const
	const { secret } = done(await createInvitation.execute(invitation, { actor: people.actor(WHO.manager) }))
	await sequenceLog()
	const { leafHash } = await prisma.logLeaf.findFirstOrThrow({ where: { subject: `incident:${incidentId}` } })
	const { address: voter } = await prisma.rollEntry.findFirstOrThrow({ where: { voteId } })
	return { measureId, incidentId, voteId, sha256, secret, leafHash, voter }
}

/** A question that each query answers, with a value in each of its fields. */
function questions(of: Known): Readonly<Record<string, Body>> {
	const thresholds = Object.fromEntries([1, 2, 3, 4, 5, 6].map((rung) => [`threshold${rung}`, '>=2/3']))
	const page = { limit: 5, cursor: cursor('2026-01-01T00:00:00Z') }
	const tried = { quorum: '60', leastVoters: '3', ...thresholds, only: 'changed', ...page }
	return {
		...Object.fromEntries(EMPTY.map((name) => [name, {}])),
		'assessment.get': { incidentId: of.incidentId },
		'assessment.list_medians': { incidentIds: [of.incidentId] },
		'assessment.list_precedents': { ref: of.incidentId, limit: 5 },
		'delegation.get_template': { delegate: `0x${'12'.repeat(20)}` },
		'desk.get_case_work': { ref: of.incidentId },
		'incident.get': { ref: of.incidentId },
		'incident.list': {
			q: 'keys',
			class: 'slashing',
			operator: 'alder-validation',
			module: 'demonstration-set',
			state: 'voting',
			consequence: 1,
			detectedBy: 'operator',
			risk: 'SLS1',
			from: '2026-01-01',
			to: '2026-12-31',
			sort: 'oldest',
			facets: 'true',
			...page,
		},
		'incident.get_attachment': { incidentId: of.incidentId, sha256: of.sha256 },
		'incident.list_duplicate_candidates': { ref: of.incidentId },
		'incident.list_revisions': { ref: of.incidentId },
		'decision.list_consistency': { class: 'slashing', ...page },
		'measure.get': { measureId: of.measureId },
		'execution.get': { measureId: of.measureId, manager: `0x${'ab'.repeat(20)}`, amount: '1', nonce: '1' },
		'execution.decode': { data: `0x75a080d5${'00'.repeat(32)}`, to: `0x${'ab'.repeat(20)}` },
		'measure.get_escalations': { ref: 'alder-validation' },
		'measure.list': { which: 'open', operator: 'alder-validation', ...page },
		'invitation.get': { secret: of.secret },
		'log.find_receipt': { what: 'revision', id: `${of.incidentId}.1` },
		'log.get_consistency': { first: 1, second: 2 },
		'log.get_inclusion': { index: 0, size: 2 },
		'log.get_receipt': { leafHash: of.leafHash },
		'log.list_entries': { start: 0, end: 2, limit: 5 },
		'operator.get': { ref: 'alder-validation' },
		'operator.get_rejoin_notices': { ref: 'alder-validation' },
		'operator.get_team': { ref: 'alder-validation' },
		'operator.list': { q: 'Alder', module: 'demonstration-set', ...page },
		'policy.get': { version: '1.0' },
		'policy.get_rubrics': { versions: ['1.0'] },
		'policy.get_record': { version: '1.0' },
		'policy.compare': { from: '1.0', to: '1.0' },
		'policy.what_if': { version: 'current', ...tried },
		'policy.try': { document: FULL_POLICY, ...tried },
		'tools.assessment_vector': { vector: VECTOR },
		'vote.export_ballots': { voteId: of.voteId },
		'vote.export_record': { voteId: of.voteId },
		'vote.get_record': { voteId: of.voteId },
		'vote.export_roll': { voteId: of.voteId },
		'vote.get': { voteId: of.voteId },
		'vote.get_ballot_template': {
			voteId: of.voteId,
			rung: 2,
			choice: '2 key_limit',
			parameters: { target: 100, reviewAfterDays: 90, conditions: 'Until it is shown.' },
			reason: 'It is enough.',
			conflict: 'none',
		},
		'vote.get_bundle': { voteId: of.voteId, proofs: true },
		'vote.get_roll': { voteId: of.voteId },
		'vote.get_roll_entry': { voteId: of.voteId, address: of.voter },
		'vote.list_ballots': { voteId: of.voteId, ...page, cursor: cursor('1') },
	}
}

function cursor(key: string): string {
	return Buffer.from(JSON.stringify([key, randomUUID()])).toString('base64url')
}

/** What a steward who belongs to no operator has nothing to see of, and who has. */
const FOR_OTHERS: Readonly<Record<string, number>> = {
	'incident.list_duplicate_candidates': WHO.coordinator,
	'operator.get_team': WHO.manager,
	'operator.list_mine': WHO.manager,
	'people.list': WHO.administrator,
}

const FORGED = ['', 'yesterday', 'a\u0000b', 'a\ud800b', '9e99', '-1', '9999999999999', '0000-01-01T00:00:00Z']

async function outcomeOf(query: AnyQuery, body: unknown, actor: Actor): Promise<string> {
	try {
		const answer = await query.ask(body as never, { actor }) // a stranger asks what they like
		if (!answer.ok) return answer.problem.code
		await readToTheEnd(answer.value)
		return 'ok'
	} catch (error) {
		return `threw: ${error instanceof Error ? error.message.split('\n').at(-1) : error}`
	}
}

/** An export answers at once and reads later, page by page. */
async function readToTheEnd(value: unknown): Promise<void> {
	if (typeof value !== 'object' || value === null || !('pages' in value)) return
	if (typeof value.pages !== 'function') throw new Error('The pages of an export are read one after the other')
	const pages: AsyncIterable<unknown> = value.pages()
	for await (const page of pages) expect(page).toBeInstanceOf(Array)
}

async function queries(): Promise<readonly AnyQuery[]> {
	const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
	const modules = files.filter((file) => /^[a-z]+\/queries\//.test(file) && !file.endsWith('.test.ts'))
	const loaded: Record<string, unknown>[] = []
	for (const file of modules) loaded.push(await import(join(import.meta.dirname, file)))
	const isQuery = (value: unknown): value is AnyQuery => typeof value === 'object' && value !== null && 'ask' in value
	return loaded.flatMap((module) => Object.values(module).filter(isQuery))
}

test('every query takes a good question, and no wrong one breaks it or writes anything', async () => {
	const people = await seedPeople()
	const asking = ({ name }: AnyQuery) => people.actor(FOR_OTHERS[name] ?? WHO.steward)
	const good = questions(await known(people))
	const all = await queries()
	expect(all.map(({ name }) => name).sort()).toEqual(Object.keys(good).sort())
	const surprises: string[] = []
	for (const query of all) {
		const body = good[query.name] ?? {}
		const places = placesOf(query.input, body)
		surprises.push(...untried(places).map((field) => `${query.name}: nothing asks for ${field}`))
		if (query.name in FOR_OTHERS) {
			const answer = await outcomeOf(query, body, people.actor(WHO.steward))
			if (answer !== 'not_found') surprises.push(`${query.name} for a steward: ${answer}`)
		}
		const first = await outcomeOf(query, body, asking(query))
		if (first !== 'ok') surprises.push(`${query.name}: ${first}`)
	}
	// The first question makes up the installation's number; from here on nothing is written.
	const before = await everythingStored(prisma)
	for (const query of all) {
		const body = good[query.name] ?? {}
		const places = placesOf(query.input, body)
		const forged = 'cursor' in body ? FORGED.map((key) => withValue(body, ['cursor'], cursor(key))) : []
		for (const wrong of [...wrongBodies(places, body).map((one) => one.body), ...forged]) {
			const outcome = await outcomeOf(query, wrong, asking(query))
			if (outcome.startsWith('threw'))
				surprises.push(`${query.name} ${JSON.stringify(wrong).slice(0, 200)}: ${outcome}`)
		}
	}
	expect(surprises).toEqual([])
	expect(await everythingStored(prisma)).toEqual(before)
})
