import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import type { Bundle, BundleGrant } from '@/lib/verify/bundle'
import { contentHash, textHash } from '@/lib/verify/hashes'
import { nativeCrypto } from '../native-crypto'
import type { Voter } from './keys'
import { type Entry, waiting } from './log-entry'
import { rollIdOf, timeAfter } from './setting'

const { sha256 } = nativeCrypto()

type Given = {
	/** Number of the voter. */
	readonly voter: number
	readonly address: string
	readonly role?: string
	/** Minutes after the vote opened; some hours before it unless told. */
	readonly at?: number
}

const saltOf = (voter: number) => contentHash({ sha256 }, ['grant', voter])

function grantIdOf(voter: number): string {
	return `00000000-0000-4000-a000-${voter.toString(16).padStart(12, '0')}`
}

/** A role that was given to somebody; the log has yet to take it. */
export function grantTo({ voter, address, role = 'steward', at = -60 * 12 }: Given): BundleGrant {
	const salt = saltOf(voter)
	const facts = { role, grant: grantIdOf(voter), wallet: textHash({ sha256 }, `${salt}:${address}`) }
	const leaf = waiting({ at: timeAfter(at), type: 'people.role_granted', subject: personOf(voter), facts })
	return { rollId: rollIdOf(voter), salt, leaf }
}

/** The role of this voter taken away before the vote opened. */
export function endedRole(voter: number): Entry {
	const facts = { role: 'steward', grant: grantIdOf(voter) }
	return { at: timeAfter(-60 * 6), type: 'people.role_ended', subject: personOf(voter), facts }
}

function personOf(voter: number): string {
	return `person:${textHash({ sha256 }, `${saltOf(voter)}:person ${voter}`)}`
}

/** What made each voter of an election a steward; nothing where power comes from balances. */
export function grantsOf({
	voters,
	rules,
}: {
	readonly voters: readonly Voter[]
	readonly rules: { readonly weights: { readonly kind: string } }
}): readonly BundleGrant[] {
	return rules.weights.kind === 'one_each' ? voters.map(({ address }, voter) => grantTo({ voter, address })) : []
}

const POLICY_VOTE = '00000000-0000-4000-8000-0000000000ff'

/** The vote, weeks before, that adopted a text of the policy, by the founding one unless told. */
export function adoptionOf(
	policyHash: string,
	policyDraft: string | null,
	by: string = contentHash({ sha256 }, POLICY_1_0),
): NonNullable<Bundle['adoption']> {
	const [begun, ended] = [timeAfter(-60 * 24 * 20), timeAfter(-60 * 24 * 15)]
	const subject = `vote:${POLICY_VOTE}`
	const facts = { revisionHash: policyHash, policyHash: by, policyDraft }
	return {
		voteId: POLICY_VOTE,
		opened: waiting({ at: begun, type: 'vote.opened', subject, facts }),
		tallied: waiting({ at: ended, type: 'vote.tallied', subject, facts: { outcome: 'adopted' } }),
	}
}
