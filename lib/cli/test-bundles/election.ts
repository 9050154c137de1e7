import { BALLOT_DOMAIN_TYPES, BALLOT_TYPES } from '@/lib/domain/decisions/ballot-message'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import { canonicalJson } from '@/lib/domain/log/canonical-json'
import type { Policy } from '@/lib/domain/policy/policy'
import { ballotHasher, type SignedMessage } from '@/lib/verify/ballot-hash'
import type { Bundle } from '@/lib/verify/bundle'
import { toPrefixedHex } from '@/lib/verify/crypto'
import { contentHash } from '@/lib/verify/hashes'
import { nativeCrypto } from '../native-crypto'
import { delegationsOf } from './delegations'
import { adoptionOf, grantsOf } from './grants'
import type { Voter } from './keys'
import policyDocument from './policy.json'
import { INSTALLATION, rollIdOf, timeAfter } from './setting'

/** What happens in an election that is made up: minutes after it opened, who, and what. */
export type Act = {
	readonly at: number
	readonly voter: number
	/** As the ballot message has it: `2 key_limit`, `for`, `a > b`. Without it the voter recuses. */
	readonly choice?: string
	readonly parameters?: Readonly<Record<string, string | number>>
	readonly reason?: string
	readonly conflict?: string
}

export type Election = {
	readonly id: string
	readonly rules: VoteRules
	readonly voters: readonly Voter[]
	readonly names?: readonly string[]
	/** Power of each voter, decimal; one each without it. */
	readonly power?: readonly string[]
	/** Who delegates to whom, by number. */
	readonly delegates?: ReadonlyMap<number, number>
	/** Which of the acts changed what was leading so late that it extended the vote. */
	readonly extendedBy?: number
	readonly acts: readonly Act[]
	/** Length of the main phase. */
	readonly hours: number
	readonly isOpen?: boolean
	readonly policy?: Policy
}

/** A bundle before the log and the installation have put their hands to it. */
export type Draft = Omit<Bundle, 'log' | 'signature'>

/** A policy that a vote adopted, much like the founding one: the bundles must not change with that. JSON knows no narrow types. */
export const POLICY = policyDocument as unknown as Policy
const NO_SALT = `0x${'00'.repeat(32)}`
const crypto = nativeCrypto()

/** The election as an honest installation would publish it, without an outcome. */
export function draftOf(election: Election): Draft {
	const { rules, hours, isOpen = false } = election
	const policy = election.policy ?? POLICY
	const revisionHash = contentHash(crypto, { report: election.id })
	const mainEnd = hours * 60
	const policyHash = contentHash(crypto, policy)
	const roll = rollOf(election)
	const extending = election.acts[election.extendedBy ?? -1]
	const more = extending === undefined ? 0 : rules.extensionHours * 60
	const end = mainEnd + more + rules.objectionHours * 60
	return {
		format: 'guardrail-vote-bundle',
		formatVersion: 4,
		installation: INSTALLATION,
		vote: {
			id: election.id,
			subject: { kind: 'case', incidentId: election.id, incidentSlug: 'an-example', treatment: 1 },
			attempt: 1,
			state: isOpen ? 'open' : 'tallied',
			opensAt: timeAfter(0),
			mainClosesAt: timeAfter(mainEnd + more),
			closesAt: timeAfter(end),
			extendedAt: extending === undefined ? null : timeAfter(extending.at),
			talliedAt: isOpen ? null : timeAfter(end + 1),
		},
		rules: rules as Draft['rules'], // the same fields, named twice
		revisionHash,
		policy: policy as unknown as Draft['policy'], // read as a record there
		policyHash,
		adoption: adoptionOf(policyHash, policy.version),
		typedData: {
			domain: { name: 'Guardrail', version: '1', chainId: INSTALLATION.chainId, salt: `0x${INSTALLATION.id}` },
			types: { ...BALLOT_DOMAIN_TYPES, ...BALLOT_TYPES },
			primaryType: 'Ballot',
		},
		roll,
		rollHash: contentHash(
			crypto,
			roll.map(({ id, address, power, delegate }) => ({ id, address, power, delegate })),
		),
		grants: grantsOf(election),
		delegations: delegationsOf(election),
		ballots: ballotsOf(election, { revisionHash, policy }),
		outcome: null,
	}
}

function rollOf({ voters, names, power, delegates, acts }: Election): Draft['roll'] {
	const voted = new Set(acts.flatMap(({ voter, choice }) => (choice === undefined ? [] : [voter])))
	const recused = new Map(acts.flatMap((act) => (act.choice === undefined ? [[act.voter, act] as const] : [])))
	return voters.map(({ address }, index) => {
		const delegate = delegates?.get(index)
		const recusal = recused.get(index)
		return {
			id: rollIdOf(index),
			name: names?.[index] ?? `Steward ${index + 1}`,
			address,
			power: power?.[index] ?? '1',
			delegate: delegate === undefined ? null : rollIdOf(delegate),
			hasVoted: voted.has(index),
			recusal: recusal
				? { at: timeAfter(recusal.at), conflict: recusal.conflict ?? 'invested_in', note: recusal.reason ?? '' }
				: null,
		}
	})
}

type About = { readonly revisionHash: string; readonly policy: Policy }

function ballotsOf(election: Election, about: About): Draft['ballots'] {
	const hashOf = ballotHasher(crypto.keccak256, { chainId: INSTALLATION.chainId, installation: `0x${INSTALLATION.id}` })
	const recused = new Set(election.acts.flatMap(({ voter, choice }) => (choice === undefined ? [voter] : [])))
	const last = new Map(election.acts.map((act) => [act.voter, act]))
	const sequences = new Map<number, number>()
	return election.acts.flatMap((act, index) => {
		const voter = election.voters[act.voter]
		if (act.choice === undefined || voter === undefined) return []
		const sequence = (sequences.get(act.voter) ?? 0) + 1
		sequences.set(act.voter, sequence)
		const message = messageOf(election, about, { ...act, address: voter.address, sequence })
		const hash = hashOf(message)
		const isHidden = election.rules.isSealed && election.isOpen === true
		return [
			{
				number: index + 1 + (index > (election.extendedBy ?? index) ? 1 : 0),
				rollId: rollIdOf(act.voter),
				castAt: timeAfter(act.at),
				isCounted: last.get(act.voter) === act && !recused.has(act.voter),
				ballotHash: toPrefixedHex(hash),
				message: isHidden ? null : message,
				signature: isHidden ? null : voter.sign(hash),
				signatureKind: 'eoa' as const,
				checkedAtBlock: null,
			},
		]
	})
}

type Said = Act & { readonly address: string; readonly sequence: number }

function messageOf({ id, rules }: Election, { revisionHash, policy }: About, said: Said): SignedMessage {
	return {
		vote: id,
		voter: said.address,
		revision: `0x${revisionHash}`,
		policy: policy.version,
		method: rules.method,
		choice: said.choice ?? 'abstain',
		parameters: canonicalJson(said.parameters ?? {}),
		reason: said.reason ?? '',
		conflict: said.conflict ?? 'none',
		sequence: String(said.sequence),
		salt: rules.isSealed ? `0x${contentHash(crypto, [id, said.voter, said.sequence])}` : NO_SALT,
	}
}
