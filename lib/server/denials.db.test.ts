import { describe, expect, test, vi } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { PERMISSIONS } from '@/lib/domain/access/permissions'
import { getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { getVote } from '@/lib/server/decisions/queries/get-vote'
import { listBallots } from '@/lib/server/decisions/queries/list-ballots'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { listIncidents } from '@/lib/server/incidents/queries/list-incidents'
import { listRevisions } from '@/lib/server/incidents/queries/list-revisions'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { ACCOUNT_DENIALS } from '@/lib/testing/denials/account-denials'
import { ATTACHMENT_DENIALS } from '@/lib/testing/denials/attachment-denials'
import { DELEGATION_DENIALS } from '@/lib/testing/denials/delegation-denials'
import { type Answer, nobody } from '@/lib/testing/denials/denial'
import { JUDGING_DENIALS } from '@/lib/testing/denials/judging-denials'
import { POLICY_DENIALS } from '@/lib/testing/denials/policy-denials'
import { REGISTER_DENIALS } from '@/lib/testing/denials/register-denials'
import { REPORT_DENIALS } from '@/lib/testing/denials/report-denials'
import { TEAM_DENIALS } from '@/lib/testing/denials/team-denials'
import { TREATMENT_DENIALS } from '@/lib/testing/denials/treatment-denials'
import { everythingStored } from '@/lib/testing/stored-state'
import { testPrisma } from '@/lib/testing/test-database'

vi.setConfig({ testTimeout: 60_000 })

const prisma = testPrisma()
const DENIALS = [
	...REPORT_DENIALS,
	...ATTACHMENT_DENIALS,
	...TREATMENT_DENIALS,
	...JUDGING_DENIALS,
	...DELEGATION_DENIALS,
	...REGISTER_DENIALS,
	...POLICY_DENIALS,
	...TEAM_DENIALS,
	...ACCOUNT_DENIALS,
]

function codeOf(answer: Answer): string {
	return answer.ok ? 'ok' : answer.problem.code
}

describe('whoever lacks the permission is refused, and nothing is written', () => {
	test.each(DENIALS)('$permission: $does', async ({ prepare }) => {
		const { act, right, wrong } = await prepare(await demonstrationPeople())
		const before = await everythingStored(prisma)
		const answers: Record<string, string> = {}
		for (const [who, [actor]] of Object.entries(wrong)) answers[who] = codeOf(await act(actor))
		expect(answers).toEqual(Object.fromEntries(Object.entries(wrong).map(([who, [, code]]) => [who, code])))
		expect(await everythingStored(prisma)).toEqual(before)
		done(await act(right))
	})
})

describe('the table of denials', () => {
	test('has an entry for each permission, but for what everyone may do', () => {
		const tried = new Set<string>(DENIALS.map(({ permission }) => permission))
		const missing = PERMISSIONS.map(({ permission }) => permission).filter((permission) => !tried.has(permission))
		expect(missing).toEqual(['published.read'])
	})
})

describe('published.read: everyone reads what is published, and only that', () => {
	const people = async () => {
		const all = await demonstrationPeople()
		const admin = all.actor(WHO.administrator)
		return {
			all,
			outsiders: { 'a visitor': VISITOR, 'somebody without a role': nobody(all), 'an administrator': admin },
		}
	}
	const QUESTIONS = {
		case: getIncident,
		revisions: listRevisions,
	} as const

	test.each([
		['published', true, 'ok'],
		['not published', false, 'not_found'],
	] as const)('a case with its vote that is %s', async (_, isPublished, code) => {
		const { all, outsiders } = await people()
		const { incidentId, voteId } = await caseAt(all, 'tallied', { isPublished })
		for (const [who, actor] of Object.entries(outsiders)) {
			const answers = {
				...Object.fromEntries(
					await Promise.all(
						Object.entries(QUESTIONS).map(async ([what, query]) => [
							what,
							codeOf(await query.ask({ ref: incidentId }, { actor })),
						]),
					),
				),
				assessment: codeOf(await getAssessment.ask({ incidentId }, { actor })),
				vote: codeOf(await getVote.ask({ voteId }, { actor })),
				ballots: codeOf(await listBallots.ask({ voteId }, { actor })),
			}
			expect([who, answers]).toEqual([
				who,
				{ case: code, revisions: code, assessment: code, vote: code, ballots: code },
			])
			const list = done(await listIncidents.ask({}, { actor }))
			expect(list.data).toHaveLength(isPublished ? 1 : 0)
		}
	})
})
