import 'server-only'
import type { z } from 'zod'
import type { FieldIssue } from '@/lib/contracts/problem'
import { TryPolicyInput, thresholdField, WhatIfInput } from '@/lib/contracts/what-if'
import type { Counted } from '@/lib/domain/decisions/methods/method'
import { leastVotersOf } from '@/lib/domain/decisions/methods/quorum'
import { nameOf } from '@/lib/domain/decisions/vote-result'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import { whatIf } from '@/lib/domain/decisions/what-if'
import { basisPoints } from '@/lib/domain/kernel/basis-points'
import type { Policy, Rung } from '@/lib/domain/policy/policy'
import { validatePolicy } from '@/lib/domain/policy/validate-policy'
import type { Prisma } from '@/lib/generated/prisma/client'
import { fromColumn, fromNumeric } from '@/lib/server/kernel/columns'
import { decodeTimeCursor, encodeCursor } from '@/lib/server/kernel/cursor'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'
import { currentPolicy, documentOf, policyOf } from '@/lib/server/policy/policies'
import { type TallyJson, toTally } from '../vote.store'

/** Votes that are counted again: the newest of this many. */
const MOST_VOTES = 2_000

/** What a vote comes to, by the name of its rung or option. */
export type Comes = Counted & { readonly name: string }

export type WhatIfVote = {
	readonly id: string
	readonly subject:
		| { readonly kind: 'case'; readonly slug: string; readonly title: string; readonly isDemonstration: boolean }
		| { readonly kind: 'policy'; readonly draftVersion: string }
	readonly talliedAt: string
	readonly method: string
	readonly policyVersion: string
	readonly decided: Comes
	readonly wouldBe: Comes
	readonly isChanged: boolean
}

export type WhatIfView = {
	/** The policy that is tried. */
	readonly policy: Policy
	/** Why nobody could adopt it as it stands; it is tried all the same. */
	readonly problems: readonly string[]
	readonly counts: { readonly votes: number; readonly changed: number; readonly isCutOff: boolean }
	readonly data: readonly WhatIfVote[]
	readonly nextCursor: string | null
}

/**
 * What every counted vote that the public may read would have come to under another policy. Votes that are still open,
 * sealed ones above all, are no part of it.
 */
export const getWhatIf = defineQuery({
	name: 'policy.what_if',
	input: WhatIfInput,
	check: async ({ db, input }): Promise<readonly FieldIssue[]> =>
		(await triedPolicy(db, input)) === null
			? [{ path: 'version', message: 'There is no policy of this version.' }]
			: [],
	answer: async ({ db, input }): Promise<WhatIfView | null> => {
		const policy = await triedPolicy(db, input)
		return policy && countAgain(db, policy, input)
	},
})

/** The same under a document that the reader brings along, whether it is a draft here or not. */
export const tryPolicy = defineQuery({
	name: 'policy.try',
	input: TryPolicyInput,
	answer: ({ db, input }): Promise<WhatIfView> => countAgain(db, withNumbers(input.document, input), input),
})

async function countAgain(db: Tx, policy: Policy, { only, cursor, limit }: Asked): Promise<WhatIfView> {
	const rows = await countedVotes(db)
	const heads = await headsFor(db, rows, policy)
	const votes = await Promise.all(
		rows.slice(0, MOST_VOTES).map((row) => tried(db, row, { policy, heads: heads.get(row.id) ?? 0 })),
	)
	const changed = votes.filter(({ isChanged }) => isChanged)
	const listed = only === 'changed' ? changed : votes
	const after = cursor === undefined ? null : decodeTimeCursor(cursor)
	const rest = after === null ? listed : listed.filter((vote) => isAfter(vote, after))
	const data = rest.slice(0, limit)
	const last = data.at(-1)
	return {
		policy,
		problems: validatePolicy(policy).map(({ sentence }) => sentence),
		counts: { votes: votes.length, changed: changed.length, isCutOff: rows.length > MOST_VOTES },
		data,
		nextCursor: last && rest.length > data.length ? encodeCursor({ key: last.talliedAt, id: last.id }) : null,
	}
}

type Asked = Omit<z.output<typeof WhatIfInput>, 'version'>

async function triedPolicy(db: Tx, asked: z.output<typeof WhatIfInput>): Promise<Policy | null> {
	const { version = 'current' } = asked
	const base = version === 'current' ? await currentPolicy(db) : await documentOf(db, version)
	return base && withNumbers(base, asked)
}

/** The policy with the numbers that the reader asked for in place of its own. */
function withNumbers(base: Policy, asked: Asked): Policy {
	const ladder = base.ladder.map((step) => {
		const field = thresholdField(step.rung)
		return { ...step, threshold: (field && asked[field]) ?? step.threshold }
	})
	const quorum = {
		...base.votes.quorum,
		...(asked.quorum != null && { basisPoints: basisPoints(asked.quorum) }),
		...(asked.leastVoters != null && { leastVoters: asked.leastVoters }),
	}
	return { ...base, ladder, votes: { ...base.votes, quorum } }
}

/**
 * The voters of votes that kept no count of them, by vote, where the policy that is tried asks for a number of voters:
 * everybody with an own ballot who has not recused.
 */
async function headsFor(db: Tx, rows: readonly Row[], policy: Policy): Promise<ReadonlyMap<string, number>> {
	const asksForVoters = [policy.votes, policy.changes].some((rules) => leastVotersOf(rules) > 1)
	const without = asksForVoters ? rows.filter(({ tally }) => fromJson<TallyJson>(tally).voters === undefined) : []
	if (without.length === 0) return new Map()
	const counted = await db.rollEntry.groupBy({
		by: ['voteId'],
		where: { voteId: { in: without.map(({ id }) => id) }, hasVoted: true, recusedAt: null },
		_count: true,
	})
	return new Map(counted.map(({ voteId, _count }) => [voteId, _count]))
}

const PARTS = {
	id: true,
	policyDraft: true,
	policyVersion: true,
	rules: true,
	tally: true,
	rollPower: true,
	outcome: true,
	decidedRung: true,
	result: true,
	closesAt: true,
	talliedAt: true,
	incident: { select: { slug: true, title: true, isDemonstration: true } },
} satisfies Prisma.VoteSelect
type Row = Prisma.VoteGetPayload<{ select: typeof PARTS }>

function countedVotes(db: Tx): Promise<readonly Row[]> {
	return db.vote.findMany({
		where: {
			state: 'tallied',
			outcome: { not: null },
			OR: [{ policyDraft: { not: null } }, { incident: { publishedAt: { not: null } } }],
		},
		orderBy: [{ talliedAt: 'desc' }, { id: 'desc' }],
		take: MOST_VOTES + 1,
		select: PARTS,
	})
}

type Trial = {
	readonly policy: Policy
	/** Its voters, where it kept no count of them. */
	readonly heads: number
}

async function tried(db: Tx, row: Row, { policy, heads }: Trial): Promise<WhatIfVote> {
	const rules = fromJson<VoteRules>(row.rules)
	const counted: Counted = {
		outcome: row.outcome ?? 'quorum_not_met',
		rung: fromColumn<Rung>(row.decidedRung),
		option: fromJson<{ option?: string | null } | null>(row.result)?.option ?? null,
	}
	const vote = {
		isOnPolicy: row.policyDraft !== null,
		rules,
		tally: { voters: BigInt(heads), ...toTally(fromJson<TallyJson>(row.tally)) },
		rollPower: fromNumeric(row.rollPower),
		counted,
	}
	const { wouldBe, isChanged } = whatIf(vote, policy)
	const own = await policyOf(db, row.policyVersion)
	return {
		id: row.id,
		subject: row.incident
			? { kind: 'case', ...row.incident }
			: { kind: 'policy', draftVersion: row.policyDraft ?? row.policyVersion },
		talliedAt: (row.talliedAt ?? row.closesAt).toISOString(),
		method: rules.method,
		policyVersion: row.policyVersion,
		decided: { ...counted, name: nameOf(counted, { rules, policy: own }) },
		wouldBe: { ...wouldBe, name: nameOf(wouldBe, { rules, policy }) },
		isChanged,
	}
}

/** Newest first, as the votes are listed. */
function isAfter(vote: WhatIfVote, { at, id }: { readonly at: Date; readonly id: string }): boolean {
	const key = at.toISOString()
	return vote.talliedAt < key || (vote.talliedAt === key && vote.id < id)
}
