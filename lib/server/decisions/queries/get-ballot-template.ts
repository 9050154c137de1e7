import 'server-only'
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { BallotTemplateInput } from '@/lib/contracts/decisions'
import type { FieldIssue } from '@/lib/contracts/problem'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import {
	BALLOT_DOMAIN_TYPES,
	type BallotTypedData,
	ballotTypedData,
	describeBallot,
	NO_SALT,
} from '@/lib/domain/decisions/ballot-message'
import type { Choice } from '@/lib/domain/decisions/methods/choice'
import { choicesInWords } from '@/lib/domain/decisions/methods/choice-words'
import { readChoice } from '@/lib/domain/decisions/methods/counting'
import type { Ground } from '@/lib/domain/decisions/methods/method'
import { rungOf } from '@/lib/domain/policy/policies'
import { env } from '@/lib/env'
import { defineQuery } from '@/lib/server/kernel/define-query'
import type { Tx } from '@/lib/server/kernel/prisma'
import { policyOf } from '@/lib/server/policy/policies'
import { installationId } from '../installation'
import { findVoter } from '../roll.store'
import { findReadableVote, mayCast } from '../vote-matter'

export type BallotTemplate = {
	readonly typedData: BallotTypedData & { readonly types: { readonly EIP712Domain: readonly object[] } }
	/** What is signed, in words, a line each. */
	readonly words: readonly string[]
}

/**
 * The typed data that the reader's wallet must sign for a choice, numbered after the ballots already cast. A choice that
 * this vote does not offer is told with those that it takes.
 */
export const getBallotTemplate = defineQuery({
	name: 'vote.get_ballot_template',
	input: BallotTemplateInput,
	check: async (asked): Promise<readonly FieldIssue[]> => {
		const open = await openTo(asked)
		if (open === null || choiceOf(asked.input, open.ground) !== null) return []
		const path = asked.input.choice === undefined ? 'rung' : 'choice'
		return [{ path, message: `This vote has no such choice. ${choicesInWords(open.ground)}` }]
	},
	answer: async (asked): Promise<BallotTemplate | null> => {
		const { db, input } = asked
		const open = await openTo(asked)
		const choice = open && choiceOf(input, open.ground)
		if (!open || !choice) return null
		const { vote, address, ground } = open
		const voter = await findVoter(db, vote.id, address)
		const sequence = (voter?.counted?.sequence ?? 0) + 1
		const content = { choice, parameters: input.parameters, reason: input.reason, conflict: input.conflict }
		const frame = {
			...ground,
			voteId: vote.id,
			voter: address,
			revisionHash: vote.revisionHash,
			sequence,
			chainId: env().CHAIN_ID,
			installation: await installationId(db),
			salt: vote.rules.isSealed ? (`0x${randomBytes(32).toString('hex')}` as const) : NO_SALT,
		}
		const typedData = ballotTypedData(frame, content)
		return {
			typedData: { ...typedData, types: { ...BALLOT_DOMAIN_TYPES, ...typedData.types } },
			words: describeBallot(ground, content, sequence),
		}
	},
})

type Asked = { readonly db: Tx; readonly input: z.output<typeof BallotTemplateInput>; readonly actor: Actor }

/** The vote with its ground and the reader's address; `null` for whoever may not read it or may not vote. */
async function openTo({ db, input, actor }: Asked) {
	const found = await findReadableVote(db, actor, input.voteId)
	const address = personOf(actor)?.address
	if (found === null || !address) return null
	const { vote, matter } = found
	if (!mayCast(actor, vote, matter).allowed) return null
	return { vote, address, ground: { rules: vote.rules, policy: await policyOf(db, vote.policyVersion) } }
}

function choiceOf({ rung, choice }: z.output<typeof BallotTemplateInput>, ground: Ground): Choice | null {
	if (choice !== undefined || rung === undefined) return readChoice(choice ?? '', ground)
	return readChoice(rung === 'abstain' ? rung : `${rung} ${rungOf(ground.policy, rung).key}`, ground)
}
