import { expect, onTestFinished, test, vi } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { days, fromDate, minutes, plus, toIso } from '@/lib/domain/kernel/instant'
import { withValueAt } from '@/lib/domain/policy/document-fields'
import type { Policy } from '@/lib/domain/policy/policy'
import { castBallot } from '@/lib/server/decisions/commands/cast-ballot'
import { tallyVote } from '@/lib/server/decisions/commands/tally-vote'
import { getWhatIf } from '@/lib/server/decisions/queries/get-what-if'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { testPrisma } from '@/lib/testing/test-database'
import { bundleOf } from '@/lib/testing/votes'
import { verifyBundle } from '@/lib/verify/verify-bundle'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { draftPolicy } from './commands/draft-policy'
import { editPolicyDraft } from './commands/edit-policy-draft'
import { proposePolicy } from './commands/propose-policy'
import { withdrawPolicyDraft } from './commands/withdraw-policy-draft'
import { hashDocument } from './hash-document'
import { currentPolicy } from './policies'
import { comparePolicies } from './queries/compare-policies'
import { getPolicyRecord } from './queries/get-policy-record'

vi.setConfig({ testTimeout: 120_000 })

const prisma = testPrisma()
const STEWARDS = [2, 3, 4, 5, 6, 7, 8]
const SIXTY = ['votes.quorum.basisPoints', 6_000] as const

const CLOCK = { kind: 'system', task: 'test' } as const

type Change = readonly [path: string, value: unknown]

async function drafted(
	people: DemonstrationPeople,
	author: number,
	changes: readonly Change[],
	rubric = RUBRIC_1_0,
	more: Partial<Policy> = {},
) {
	const actor = people.actor(author)
	const { version } = done(await draftPolicy.execute({ changeNote: 'More of us must vote.' }, { actor }))
	const started = done(await getPolicyRecord.ask({ version }, { actor }))
	const document = changes.reduce<Policy>((policy, [path, value]) => withValueAt(policy, path, value), started.document)
	const written = {
		changeNote: 'More of us must vote, and why.',
		document: { ...document, ...more } as never,
		rubric: rubric as never,
	}
	const { edition } = done(
		await editPolicyDraft.execute({ version, expectedEdition: started.edition, ...written }, { actor }),
	)
	return { version, edition }
}

async function vote(people: DemonstrationPeople, voteId: string, choices: readonly ('for' | 'against')[]) {
	for (const [index, choice] of choices.entries()) {
		const voter = STEWARDS[index] ?? 0
		const ballot = await signBallot(people, voter, { voteId, choice, reason: 'Weighed.' })
		done(await castBallot.execute(ballot, { actor: people.actor(voter) }))
	}
	const early = await tallyVote.execute({ voteId }, { actor: CLOCK })
	expect(early.ok ? 'counted' : early.problem.reason).toBe('vote_running')
	const counted = await countAtTheEnd(voteId)
	// The vote ends days from now; what is looked at next is looked at now.
	if (choices.length === STEWARDS.length)
		await prisma.policyVersion.updateMany({ where: { voteId, state: 'adopted' }, data: { effectiveAt: new Date() } })
	return counted
}

async function countAtTheEnd(voteId: string) {
	const closesAt = (await prisma.vote.findUniqueOrThrow({ where: { id: voteId } })).closesAt
	return done(await tallyVote.execute({ voteId }, { actor: CLOCK, at: plus(fromDate(closesAt), minutes(1)) }))
}

test('a policy is changed by its vote: new cases go by it, those that were pinned keep theirs', async () => {
	const people = await demonstrationPeople()
	const before = await caseAt(people, 'assessing')
	const { version, edition } = await drafted(people, WHO.steward, [SIXTY, ['changes.voteHours', 48]])
	const actor = people.actor(WHO.steward)
	const told = done(await comparePolicies.ask({ from: '1.0', to: version }, { actor })).changes
	expect(told.map(({ sentence }) => sentence)).toContain('The quorum of votes on cases rises from 50 % to 60 %.')
	const { voteId } = done(await proposePolicy.execute({ version, expectedEdition: edition }, { actor }))
	expect(await currentPolicy(prisma)).toMatchObject({ version: '1.0' })

	const result = await vote(people, voteId, ['for', 'for', 'for', 'for', 'against', 'for', 'for'])
	expect(result.outcome).toBe('adopted')
	const record = done(await getPolicyRecord.ask({ version }, { actor }))
	expect(record).toMatchObject({ state: 'adopted', isCurrent: true, vote: { id: voteId, outcome: 'adopted' } })
	const after = await caseAt(people, 'assessing', { operator: 'birch-staking', reporter: WHO.peer })
	const pinned = async ({ incidentId }: { incidentId: string }) =>
		done(await getIncident.ask({ ref: incidentId }, { actor: people.actor(WHO.coordinator) })).policyVersion
	expect(await pinned(before)).toBe('1.0')
	expect(await pinned(after)).toBe(version)

	const leaves = await prisma.logLeaf.findMany({ where: { subject: { in: [`policy:${version}`, `vote:${voteId}`] } } })
	const said = leaves.filter(({ entry }) => entry.includes(record.hash)).map(({ kind }) => kind)
	expect(said).toEqual(expect.arrayContaining(['policy.proposed', 'vote.opened']))
	expect(record.hash).toBe(hashDocument(record.document))
})

test('the bundle of a vote by an adopted policy shows the vote that adopted it, in these words', async () => {
	const people = await demonstrationPeople()
	const { version, edition } = await drafted(people, WHO.steward, [SIXTY])
	const actor = people.actor(WHO.steward)
	const { voteId } = done(await proposePolicy.execute({ version, expectedEdition: edition }, { actor }))
	await vote(people, voteId, ['for', 'for', 'for', 'for', 'for', 'for', 'for'])
	const held = await caseAt(people, 'voting', { isPublished: true })
	vi.setSystemTime(Date.now() + 60 * 86_400_000) // the log signs after the end of the vote on the policy
	onTestFinished(() => void vi.useRealTimers())
	const bundle = await bundleOf(held)
	const adopted = (of: unknown) => verifyBundle(of, nativeCrypto()).checks.find(({ id }) => id === 'adopted')
	expect(bundle.adoption).toMatchObject({ voteId })
	expect(adopted(bundle)).toMatchObject({ state: 'holds' })
	const ofThePolicy = await bundleOf({ voteId })
	expect(verifyBundle(ofThePolicy, nativeCrypto()).checks.filter(({ state }) => state !== 'holds')).toEqual([])
	expect(ofThePolicy.vote.subject).toEqual({ kind: 'policy', draftVersion: version })
	expect(adopted(ofThePolicy)).toMatchObject({ state: 'holds' }) // by the founding one
	const policy = { ...bundle.policy, effectiveFrom: '2023-05-02' }
	expect(adopted({ ...bundle, policy, policyHash: hashDocument(policy) })).toMatchObject({ state: 'fails' })
	expect(adopted({ ...bundle, adoption: null })).toMatchObject({ state: 'fails' })
})

test('a vote that finds too little support rejects the draft; without a quorum it is a draft again', async () => {
	const people = await demonstrationPeople()
	const actor = people.actor(WHO.coordinator)
	const rejected = await drafted(people, WHO.coordinator, [SIXTY])
	const first = done(
		await proposePolicy.execute({ version: rejected.version, expectedEdition: rejected.edition }, { actor }),
	)
	expect((await vote(people, first.voteId, ['for', 'for', 'for', 'against', 'against'])).outcome).toBe('rejected')
	expect(done(await getPolicyRecord.ask({ version: rejected.version }, { actor })).state).toBe('rejected')

	const missed = await drafted(people, WHO.coordinator, [SIXTY])
	expect(missed.version).not.toBe(rejected.version)
	const second = done(
		await proposePolicy.execute({ version: missed.version, expectedEdition: missed.edition }, { actor }),
	)
	expect((await vote(people, second.voteId, ['for'])).outcome).toBe('quorum_not_met')
	expect(done(await getPolicyRecord.ask({ version: missed.version }, { actor })).state).toBe('draft')
	expect((await currentPolicy(prisma)).version).toBe('1.0')
})

test('what follows an escalation is set by a draft, told in words and adopted', async () => {
	const people = await demonstrationPeople()
	const actor = people.actor(WHO.coordinator)
	const escalation = { onWarnings: 'treatment', onBreach: 'measure' } as const
	const { version, edition } = await drafted(people, WHO.coordinator, [], RUBRIC_1_0, { escalation })
	const told = done(await comparePolicies.ask({ from: '1.0', to: version }, { actor })).changes
	expect(told.map(({ path }) => path)).toEqual(['effectiveFrom', 'escalation.onBreach'])
	const { voteId } = done(await proposePolicy.execute({ version, expectedEdition: edition }, { actor }))
	const choices = ['for', 'for', 'for', 'for', 'for', 'for', 'for'] as const
	expect((await vote(people, voteId, choices)).outcome).toBe('adopted')
	expect(await currentPolicy(prisma)).toMatchObject({ version, escalation })
})

test('while an adopted policy waits for its first day, nothing made from the one before is put to the vote', async () => {
	const people = await demonstrationPeople()
	const actor = people.actor(WHO.coordinator)
	const firstDay = toIso(plus(fromDate(new Date()), days(30))).slice(0, 10)
	const waiting = await drafted(people, WHO.coordinator, [SIXTY, ['effectiveFrom', firstDay]])
	const other = await drafted(people, WHO.coordinator, [['changes.voteHours', 48]])
	expect(done(await getPolicyRecord.ask({ version: waiting.version }, { actor })).waitsUntil).toBe(firstDay)
	const { voteId } = done(
		await proposePolicy.execute({ version: waiting.version, expectedEdition: waiting.edition }, { actor }),
	)
	expect((await vote(people, voteId, ['for', 'for', 'for', 'for'])).outcome).toBe('adopted')
	expect(await currentPolicy(prisma)).toMatchObject({ version: '1.0' })
	const answer = await proposePolicy.execute({ version: other.version, expectedEdition: other.edition }, { actor })
	expect(answer.ok ? 'ok' : answer.problem.reason).toBe('adoption_pending')
})

test('of two drafts that are put to the vote at once, one is', async () => {
	const people = await demonstrationPeople()
	const actor = people.actor(WHO.coordinator)
	const drafts = [await drafted(people, WHO.coordinator, [SIXTY]), await drafted(people, WHO.coordinator, [SIXTY])]
	const answers = await Promise.all(
		drafts.map(({ version, edition }) => proposePolicy.execute({ version, expectedEdition: edition }, { actor })),
	)
	expect(answers.map((answer) => (answer.ok ? 'ok' : answer.problem.reason)).sort()).toEqual(['ok', 'vote_open'])
	expect(await prisma.policyVersion.count({ where: { state: 'voting' } })).toBe(1)
})

test('two drafts that are started at once get a version each', async () => {
	const people = await demonstrationPeople()
	const start = (who: number) => draftPolicy.execute({ changeNote: 'Mine.' }, { actor: people.actor(who) })
	const answers = await Promise.all([start(WHO.steward), start(WHO.coordinator), start(WHO.administrator)])
	expect(answers.map((answer) => done(answer).version).sort()).toEqual(['1.1', '1.2', '1.3'])
})

test.each<readonly [string, readonly Change[], string]>([
	['changes nothing', [], 'nothing_changed'],
	['could never decide', [['ladder.6.threshold', { numerator: 3, denominator: 2, rule: 'at_least' }]], 'draft_unsound'],
])('a draft that %s is not put to the vote', async (_what, changes, reason) => {
	const people = await demonstrationPeople()
	const actor = people.actor(WHO.coordinator)
	const { version, edition } = await drafted(people, WHO.coordinator, changes)
	const answer = await proposePolicy.execute({ version, expectedEdition: edition }, { actor })
	expect(answer.ok ? 'ok' : answer.problem.reason).toBe(reason)
})

test('a draft whose first day is over is not put to the vote; its form offers today', async () => {
	const people = await demonstrationPeople()
	const actor = people.actor(WHO.coordinator)
	const { version, edition } = await drafted(people, WHO.coordinator, [SIXTY])
	const tomorrow = plus(fromDate(new Date()), days(1))
	const late = await proposePolicy.execute({ version, expectedEdition: edition }, { actor, at: tomorrow })
	expect(late).toMatchObject({ ok: false, problem: { reason: 'draft_unsound' } })
	expect(late.ok ? '' : late.problem.sentence).toContain('The first day in force is today or later')
	const past = await drafted(people, WHO.coordinator, [SIXTY, ['effectiveFrom', '2023-05-01']])
	const record = done(await getPolicyRecord.ask({ version: past.version }, { actor }))
	expect(record.problems.map(({ path }) => path)).toEqual(['document.effectiveFrom'])
	expect(record.firstDayOffered).toBe(new Date().toISOString().slice(0, 10))
	const document = { ...record.document, effectiveFrom: record.firstDayOffered } as never
	const written = { version: past.version, changeNote: 'Later.', document, rubric: record.rubric as never }
	const saved = done(await editPolicyDraft.execute({ ...written, expectedEdition: past.edition }, { actor }))
	done(await withdrawPolicyDraft.execute({ version, note: 'No longer.' }, { actor }))
	done(await proposePolicy.execute({ version: past.version, expectedEdition: saved.edition }, { actor }))
})

test('an edition that was saved meanwhile is a conflict, and what is no draft any more is left alone', async () => {
	const people = await demonstrationPeople()
	const actor = people.actor(WHO.steward)
	const { version, edition } = await drafted(people, WHO.steward, [SIXTY])
	const { document, rubric } = done(await getPolicyRecord.ask({ version }, { actor }))
	const again = { version, changeNote: 'Again.', document: document as never, rubric: rubric as never }
	const late = await editPolicyDraft.execute({ ...again, expectedEdition: edition - 1 }, { actor })
	expect(late.ok ? 'ok' : late.problem.code).toBe('conflict')
	const stale = await proposePolicy.execute({ version, expectedEdition: edition - 1 }, { actor })
	expect(stale.ok ? 'ok' : stale.problem.reason).toBe('draft_changed')
	done(await withdrawPolicyDraft.execute({ version, note: 'No longer needed.' }, { actor }))
	const gone = await editPolicyDraft.execute({ ...again, expectedEdition: edition }, { actor })
	expect(gone.ok ? 'ok' : gone.problem.reason).toBe('not_a_draft')
})

test('a rubric that is changed takes the version of its draft, and the document names it by its hash', async () => {
	const people = await demonstrationPeople()
	const anchored: Rubric = withValueAt(RUBRIC_1_0, 'factors.0.grades.0.anchor', 'Nobody meant any harm at all, ever.')
	const { version } = await drafted(people, WHO.steward, [], anchored)
	const { document, rubric } = done(await getPolicyRecord.ask({ version }, { actor: people.actor(WHO.steward) }))
	expect(document).toMatchObject({ rubricVersion: version, rubricHash: hashDocument(rubric) })
	expect(rubric.version).toBe(version)
})

test('past votes are counted again under a draft: what four in seven decided falls with a quorum of 60 %', async () => {
	const people = await demonstrationPeople()
	const voters = STEWARDS.slice(0, 4)
	await countAtTheEnd((await caseAt(people, 'voted', { isPublished: true, voters })).voteId)
	await caseAt(people, 'tallied', { isPublished: true })
	await countAtTheEnd((await caseAt(people, 'voted', { voters })).voteId)
	const actor = { kind: 'visitor' } as const
	const today = done(await getWhatIf.ask({}, { actor }))
	expect(today.counts).toEqual({ votes: 2, changed: 0, isCutOff: false })
	const tried = done(await getWhatIf.ask({ quorum: '60', only: 'changed' }, { actor }))
	expect(tried.counts).toEqual({ votes: 2, changed: 1, isCutOff: false })
	expect(tried.data).toMatchObject([{ decided: { name: 'Warning' }, wouldBe: { outcome: 'quorum_not_met' } }])
	const { version } = await drafted(people, WHO.steward, [SIXTY])
	expect(done(await getWhatIf.ask({ version }, { actor })).counts.changed).toBe(1)
	const page = done(await getWhatIf.ask({ limit: 1 }, { actor }))
	const next = done(await getWhatIf.ask({ limit: 1, cursor: page.nextCursor ?? '' }, { actor }))
	expect([...page.data, ...next.data].map(({ id }) => id)).toEqual(today.data.map(({ id }) => id))
	expect(next.nextCursor).toBeNull()
})
