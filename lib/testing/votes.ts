import type { z } from 'zod'
import type { OpenVoteInput } from '@/lib/contracts/decisions'
import { type Actor, VISITOR } from '@/lib/domain/access/actor'
import type { Conflict } from '@/lib/domain/decisions/ballot'
import { hours, type Instant, minutes, plus } from '@/lib/domain/kernel/instant'
import { castBallot } from '@/lib/server/decisions/commands/cast-ballot'
import { openVote } from '@/lib/server/decisions/commands/open-vote'
import { tallyVote } from '@/lib/server/decisions/commands/tally-vote'
import { getVote, type VoteView } from '@/lib/server/decisions/queries/get-vote'
import { getVoteBundle } from '@/lib/server/decisions/queries/get-vote-bundle'
import type { VoteBundle } from '@/lib/server/decisions/vote-bundle'
import type { DemonstrationPeople } from '@/prisma/seed/people'
import { signBallot } from '@/prisma/seed/sign-ballot'
import { caseAt, done, type TestCase, WHO } from './cases'

export type OpenedVote = TestCase & { readonly people: DemonstrationPeople }
type Held = Omit<z.input<typeof OpenVoteInput>, 'incidentId'>

/** Steward 1 to 7, by account. */
export const STEWARDS = [2, 3, 4, 5, 6, 7, 8] as const

/** A published case of Alder with a vote that is held as asked; it opened a moment ago. */
export async function voteOn(people: DemonstrationPeople, held: Held): Promise<OpenedVote> {
	const found = await caseAt(people, 'deliberating', { isPublished: true })
	const at = plus(found.at, minutes(1))
	const { id } = done(
		await openVote.execute({ incidentId: found.incidentId, ...held }, by(people, WHO.coordinator, at)),
	)
	return { ...found, voteId: id, at, people }
}

function by(people: DemonstrationPeople, index: number, at: Instant) {
	return { actor: people.actor(index), at }
}

/** Signs and sends a ballot; `ok`, or the reason why it was not taken. */
export async function castAs(
	{ people, voteId, at }: OpenedVote,
	voter: number,
	choice: string,
	said: { readonly conflict?: Conflict; readonly reason?: string; readonly after?: number } = {},
): Promise<string> {
	const { after = 0, ...rest } = said
	const ballot = await signBallot(people, voter, { voteId, choice, ...rest })
	return answerOf(await castBallot.execute(ballot, by(people, voter, plus(at, minutes(after)))))
}

type Answer = Awaited<ReturnType<typeof castBallot.execute>>

export function answerOf(answer: Answer): string {
	return answer.ok ? 'ok' : (answer.problem.reason ?? answer.problem.code)
}

/** Counts a vote, nine days after it opened or as soon as asked. */
export async function tally({ people, voteId, at }: OpenedVote, after = hours(216)) {
	return tallyVote.execute({ voteId }, by(people, WHO.coordinator, plus(at, after)))
}

export async function seen({ voteId }: Pick<OpenedVote, 'voteId'>): Promise<VoteView> {
	return done(await getVote.ask({ voteId }, { actor: VISITOR }))
}

/** The bundle as it leaves the house. */
export async function bundleOf({ voteId }: Pick<OpenedVote, 'voteId'>): Promise<VoteBundle> {
	return bundleAs(VISITOR, { voteId })
}

/** The same as somebody else reads it, with proofs where asked. */
export async function bundleAs(
	actor: Actor,
	asked: { readonly voteId: string; readonly proofs?: boolean },
): Promise<VoteBundle> {
	let text = ''
	for await (const page of done(await getVoteBundle.ask(asked, { actor })).pages()) text += page.join('')
	return JSON.parse(text)
}
