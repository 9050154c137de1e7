import type { BALLOT_DOMAIN_TYPES, BALLOT_TYPES, BallotDomain } from '@/lib/domain/decisions/ballot-message'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { Policy } from '@/lib/domain/policy/policy'
import type { BundleAdoption } from './bundle-adoption'
import type { BallotLine } from './bundle-ballots'
import type { BundleDelegation } from './bundle-delegations'
import type { BundleGrant } from './bundle-grants'
import type { RollEntryLine } from './bundle-roll'
import type { LogSection } from './log-section'
import type { BundleSignature } from './sign-bundle'

/** Everything that the outcome of a vote follows from, so that anyone can count again without asking us. */
export type VoteBundle = {
	readonly format: 'guardrail-vote-bundle'
	readonly formatVersion: 4
	readonly installation: { readonly id: string; readonly chainId: number }
	readonly vote: {
		readonly id: string
		readonly subject:
			| {
					readonly kind: 'case'
					readonly incidentId: string
					readonly incidentSlug: string
					readonly treatment: number
			  }
			| { readonly kind: 'policy'; readonly draftVersion: string }
		readonly attempt: number
		readonly state: 'open' | 'tallied'
		readonly opensAt: string
		readonly mainClosesAt: string
		readonly closesAt: string
		readonly extendedAt: string | null
		readonly talliedAt: string | null
	}
	readonly rules: VoteRules
	/** Hash of what every ballot is bound to: the revision of the report, or the draft of the policy. */
	readonly revisionHash: string
	/** Ladder with thresholds and parameters. */
	readonly policy: Policy
	readonly policyHash: string
	/** By which the policy came to be in force; `null` for the founding one. */
	readonly adoption: BundleAdoption | null
	readonly typedData: {
		readonly domain: BallotDomain
		readonly types: typeof BALLOT_DOMAIN_TYPES & typeof BALLOT_TYPES
		readonly primaryType: 'Ballot'
	}
	/** Who could vote, recused and silent voters included, by id. Recused power is not part of the quorum. */
	readonly roll: readonly RollEntryLine[]
	readonly rollHash: string
	/** What made each on a roll of one vote each a steward, in the order of the roll; empty for other rolls. */
	readonly grants: readonly BundleGrant[]
	/** What the delegations on the roll rest on, in the order of the roll. */
	readonly delegations: readonly BundleDelegation[]
	/** Every ballot by its number in the vote's chain. The highest sequence of a voter who is not recused counts. */
	readonly ballots: readonly BallotLine[]
	/** What Guardrail says came out; `null` while the vote is open. */
	readonly outcome: Readonly<Record<string, unknown>> | null
	/** What the log holds about this vote. */
	readonly log: LogSection
	readonly signature: BundleSignature
}
