import 'server-only'
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { BallotTemplateInput } from '@/lib/contracts/decisions'
import { personOf } from '@/lib/domain/access/actor'
import {
	BALLOT_DOMAIN_TYPES,
	type BallotTypedData,
	ballotTypedData,
	describeBallot,
	NO_SALT,
} from '@/lib/domain/decisions/ballot-message'
import type { Choice } from '@/lib/domain/decisions/methods/choice'
import { readChoice } from '@/lib/domain/decisions/methods/counting'
import type { Ground } from '@/lib/domain/decisions/methods/method'
import { rungOf } from '@/lib/domain/policy/policies'
import { env } from '@/lib/env'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { policyOf } from '@/lib/server/policy/policies'
import { installationId } from '../installation'
import { findVoter } from '../roll.store'
import { findVote } from '../vote.store'
import { canReadMatter, matterOf, mayCast } from '../vote-matter'

export type BallotTemplate = {
	readonly typedData: BallotTypedData & { readonly types: { readonly EIP712Domain: readonly object[] } }
	/** What is signed, in words, a line each. */
	readonly words: readonly string[]
}

/**
 * The typed data that the reader's wallet must sign for a choice, numbered after the ballots already cast. There is
 * none for a choice that this vote does not offer.
 */
export const getBallotTemplate = defineQuery({
	name: 'vote.get_ballot_template',
	input: BallotTemplateInput,
	answer: async ({ db, input, actor }): Promise<BallotTemplate | null> => {
		const vote = await findVote(db, input.voteId)
		const matter = vote && (await matterOf(db, vote))
		const person = personOf(actor)
		if (!vote || !matter || !canReadMatter(actor, matter)) return null
		if (!person?.address || !mayCast(actor, vote, matter).allowed) return null
		const ground = { rules: vote.rules, policy: await policyOf(db, vote.policyVersion) }
		const choice = choiceOf(input, ground)
		if (choice === null) return null
		const voter = await findVoter(db, vote.id, person.address)
		const sequence = (voter?.counted?.sequence ?? 0) + 1
		const content = { choice, parameters: input.parameters, reason: input.reason, conflict: input.conflict }
		const frame = {
			...ground,
			voteId: vote.id,
			voter: person.address,
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

function choiceOf({ rung, choice }: z.output<typeof BallotTemplateInput>, ground: Ground): Choice | null {
	if (choice !== undefined || rung === undefined) return readChoice(choice ?? '', ground)
	return readChoice(rung === 'abstain' ? rung : `${rung} ${rungOf(ground.policy, rung).key}`, ground)
}
