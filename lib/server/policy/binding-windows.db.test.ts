import { beforeEach, expect, test } from 'vitest'
import { VISITOR } from '@/lib/domain/access/actor'
import { hours, minutes, plus } from '@/lib/domain/kernel/instant'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { closePanelRound } from '@/lib/server/assessment/commands/close-panel-round'
import { submitRating } from '@/lib/server/assessment/commands/submit-rating'
import { recuseFromVote } from '@/lib/server/decisions/commands/recuse-from-vote'
import { getWhatIf } from '@/lib/server/decisions/queries/get-what-if'
import { adoptPolicy } from '@/lib/testing/adopted-policy'
import { caseAt, done, GRADES, WHO } from '@/lib/testing/cases'
import { castAs, type OpenedVote, STEWARDS, seen, tally, voteOn } from '@/lib/testing/votes'
import { type DemonstrationPeople, seedPeople } from '@/prisma/seed/people'

const { votes } = POLICY_1_0
const [FIRST, ...OTHERS] = STEWARDS
let people: DemonstrationPeople
beforeEach(async () => {
	people = await seedPeople()
})

/** One steward votes for the harshest rung, all others recuse. */
async function oneLeft(vote: OpenedVote): Promise<void> {
	expect(await castAs(vote, FIRST, '6 offboarding_no_rejoin')).toBe('ok')
	for (const [index, who] of OTHERS.entries()) {
		const declared = { voteId: vote.voteId, conflict: 'invested_in' } as const
		const at = plus(vote.at, minutes(index + 1))
		done(await recuseFromVote.execute(declared, { actor: people.actor(who), at }))
	}
}

test('a round stays open until as many have rated, and as long, as the policy asks', async () => {
	await adoptPolicy({ panels: { leastRatings: 2, leastHours: 48 } })
	const { incidentId, revisionHash, at } = await caseAt(people, 'assessing')
	const panel = { incidentId, panel: 'stewards' } as const
	const rate = async (who: number) =>
		done(await submitRating.execute({ ...panel, revisionHash, grades: GRADES }, { actor: people.actor(who) }))
	const close = async (after: number) => {
		const now = { actor: people.actor(WHO.coordinator), at: plus(at, hours(after)) }
		const answer = await closePanelRound.execute(panel, now)
		return answer.ok ? answer.value.state : answer.problem.reason
	}
	await rate(WHO.steward)
	expect(await close(50)).toBe('panel_too_small')
	await rate(WHO.otherSteward)
	expect(await close(20)).toBe('round_too_short')
	expect(await close(50)).toBe('closed')
}, 60_000)

test('one voter whom recusals left alone decides by the founding policy, and nothing where three are asked for', async () => {
	const before = await voteOn(people, {})
	await oneLeft(before)
	expect(done(await tally(before, minutes(30)))).toMatchObject({ outcome: 'adopted', rung: 6 })
	const tried = done(await getWhatIf.ask({ leastVoters: 3 }, { actor: VISITOR }))
	expect(tried.data).toMatchObject([{ isChanged: true, wouldBe: { outcome: 'quorum_not_met' } }])
	expect(done(await getWhatIf.ask({ leastVoters: 1 }, { actor: VISITOR })).counts.changed).toBe(0)

	await adoptPolicy({ votes: { ...votes, quorum: { ...votes.quorum, leastVoters: 3 } } })
	const after = await voteOn(people, {})
	await oneLeft(after)
	expect((await seen(after)).quorum).toMatchObject({ isMet: false, heads: { cast: 1, least: 3, isMet: false } })
	expect(done(await tally(after, minutes(30)))).toMatchObject({ outcome: 'quorum_not_met', rung: null })
	expect((await seen(after)).explanation).toContain('ballots of at least 3 voters were needed, and one was in')
}, 60_000)

test('a vote that everybody has voted in waits for its end where the policy counts none early', async () => {
	await adoptPolicy({ votes: { ...votes, countsEarly: false } })
	const vote = await voteOn(people, {})
	for (const voter of STEWARDS) expect(await castAs(vote, voter, '1 warning')).toBe('ok')
	const early = await tally(vote, minutes(30))
	expect(early.ok ? 'counted' : early.problem.reason).toBe('vote_running')
	expect(done(await tally(vote)).outcome).toBe('adopted')
	expect((await seen(vote)).hoursEarly).toBeNull()
}, 60_000)
