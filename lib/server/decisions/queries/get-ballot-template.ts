import 'server-only'
import { BallotTemplateInput } from '@/lib/contracts/decisions'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import {
	BALLOT_DOMAIN_TYPES,
	type BallotTypedData,
	ballotTypedData,
	describeBallot,
} from '@/lib/domain/decisions/ballot-message'
import { env } from '@/lib/env'
import { findIncident } from '@/lib/server/incidents/incident.store'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { policyOf } from '@/lib/server/policy/policies'
import { installationId } from '../installation'
import { findVote, findVoter } from '../vote.store'

export type BallotTemplate = {
	readonly typedData: BallotTypedData & { readonly types: { readonly EIP712Domain: readonly object[] } }
	/** What is signed, in words, a line each. */
	readonly words: readonly string[]
}

/** The typed data that the reader's wallet must sign for a choice, numbered after the ballots already cast. */
export const getBallotTemplate = defineQuery({
	name: 'vote.get_ballot_template',
	input: BallotTemplateInput,
	answer: async ({ db, input, actor }): Promise<BallotTemplate | null> => {
		const vote = await findVote(db, input.voteId)
		const incident = vote && (await findIncident(db, vote.incidentId))
		const person = personOf(actor)
		if (!vote || !incident || !canReadIncident(actor, incident)) return null
		if (!person?.address || !can(actor, 'vote.cast', incident).allowed) return null
		const voter = await findVoter(db, vote.id, person.address)
		const policy = await policyOf(db, vote.policyVersion)
		const sequence = (voter?.counted?.sequence ?? 0) + 1
		const content = {
			rung: input.rung === 'abstain' ? null : input.rung,
			parameters: input.parameters,
			reason: input.reason,
			conflict: input.conflict,
		}
		const frame = {
			voteId: vote.id,
			voter: person.address,
			revisionHash: vote.revisionHash,
			policy,
			sequence,
			chainId: env().CHAIN_ID,
			installation: await installationId(db),
		}
		const typedData = ballotTypedData(frame, content)
		return {
			typedData: { ...typedData, types: { ...BALLOT_DOMAIN_TYPES, ...typedData.types } },
			words: describeBallot(policy, content, sequence),
		}
	},
})
