import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { fromDate, instant, minutes, plus } from '@/lib/domain/kernel/instant'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { tallyVote } from '@/lib/server/decisions/commands/tally-vote'
import type { Tx } from '@/lib/server/kernel/prisma'
import { Conflict, transaction } from '@/lib/server/kernel/transaction'
import { done, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { fromToday } from '@/lib/testing/policies'
import { testPrisma } from '@/lib/testing/test-database'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { draftPolicy } from './commands/draft-policy'
import { editPolicyDraft } from './commands/edit-policy-draft'
import { proposePolicy } from './commands/propose-policy'
import { findPolicyVersion, putToVote, type StoredPolicyVersion, withdrawDraft } from './policy.store'
import { getPolicyRecord } from './queries/get-policy-record'

const prisma = testPrisma()

/** A draft that could be voted on, and its author. */
async function drafted(people: DemonstrationPeople) {
	const actor = people.actor(WHO.coordinator)
	const document = fromToday({ ...POLICY_1_0, mostVoteAttempts: 3 }) as never // plain data, as it comes from outside
	return { actor, ...done(await draftPolicy.execute({ changeNote: 'Fewer votes.', document }, { actor })) }
}

test('words that are saved while a draft is put to the vote or withdrawn are a conflict, never what is voted on', async () => {
	const people = await demonstrationPeople()
	const { actor, version } = await drafted(people)
	const note = 'No longer wanted.'
	const at = instant('2026-10-01T12:00:00Z')
	const steps: ((tx: Tx, draft: StoredPolicyVersion) => Promise<void>)[] = [
		(tx, draft) => putToVote(tx, draft, randomUUID(), at),
		(tx, draft) => withdrawDraft(tx, draft, note, at),
	]
	for (const step of steps) {
		const passed = transaction(async (tx) => {
			const draft = await findPolicyVersion(tx, version)
			if (draft === null) throw new Error('The draft is gone')
			const document = { ...draft.document, mostVoteAttempts: 2 }
			const written = { changeNote: 'Meanwhile.', document: document as never, rubric: RUBRIC_1_0 as never }
			done(await editPolicyDraft.execute({ version, expectedEdition: draft.edition, ...written }, { actor }))
			await step(tx, draft)
		})
		await expect(passed).rejects.toThrow(Conflict)
	}
	expect(done(await getPolicyRecord.ask({ version }, { actor })).state).toBe('draft')
})

test('a draft whose words are not those of its vote is not settled', async () => {
	const people = await demonstrationPeople()
	const { actor, version } = await drafted(people)
	const { voteId } = done(await proposePolicy.execute({ version, expectedEdition: 1 }, { actor }))
	const { closesAt } = await prisma.vote.update({ where: { id: voteId }, data: { revisionHash: '0'.repeat(64) } })
	const at = plus(fromDate(closesAt), minutes(1))
	await expect(tallyVote.execute({ voteId }, { actor: { kind: 'system', task: 'test' }, at })).rejects.toThrow(
		'does not say what its vote was held on',
	)
	expect(done(await getPolicyRecord.ask({ version }, { actor })).state).toBe('voting')
})
