import { rulesForPolicy } from '@/lib/domain/decisions/opening-rules'
import type { Json } from '@/lib/domain/log/canonical-json'
import type { BundleGrant } from '@/lib/verify/bundle'
import { contentHash } from '@/lib/verify/hashes'
import { nativeCrypto } from '../native-crypto'
import { stuffed, withOtherPolicy } from './broken-ground'
import { type Draft, draftOf, POLICY } from './election'
import { ELECTIONS } from './elections'
import { counted, type Example, ladderDraft, rewritten } from './example'
import { adoptionOf, endedRole, grantTo } from './grants'
import { developmentVoter, numberedVoter } from './keys'
import { entryOf, waiting } from './log-entry'
import { eventsOf, exported, logOf, publish } from './publish'
import { rollIdOf, timeAfter } from './setting'

const { sha256 } = nativeCrypto()

/** The good ladder vote with other grants behind its roll, from the opening on. */
function withGrants(change: (grants: readonly BundleGrant[]) => readonly BundleGrant[]): Example['bundle'] {
	return rewritten((draft) => ({ ...draft, grants: change(draft.grants ?? []) }))
}

function inPlaceOf(voter: number, given: Partial<Parameters<typeof grantTo>[0]>) {
	return (grants: readonly BundleGrant[]): readonly BundleGrant[] => {
		const { address } = developmentVoter(voter)
		return grants.map((grant, index) => (index === voter ? grantTo({ voter, address, ...given }) : grant))
	}
}

/** Who was on the roll, and by which policy, written as it pleased before the vote opened: all else agrees. */
export function brokenElectorate(): readonly Example[] {
	return [
		{
			name: 'stuffed-roll-at-opening',
			about: 'Four wallets that nobody ever made stewards were on the roll from its first moment, and voted.',
			bundle: publish({ ...counted(draftOf(stuffed())), grants: ladderDraft().grants ?? [] }),
			wrong: 'stewards',
		},
		{
			name: 'grant-of-another-role',
			about: 'A coordinator who is no steward was put on the roll.',
			bundle: withGrants(inPlaceOf(4, { role: 'coordinator' })),
			wrong: 'stewards',
		},
		{
			name: 'grant-used-twice',
			about: 'One grant stands for two voters.',
			bundle: withGrants((grants) =>
				grants.map((grant, index) => (index === 5 ? { ...(grants[4] ?? grant), rollId: rollIdOf(5) } : grant)),
			),
			wrong: 'stewards',
		},
		{
			name: 'grant-to-another-wallet',
			about: 'The role was given to another wallet than the one that stands on the roll.',
			bundle: withGrants(inPlaceOf(3, { address: numberedVoter(3).address })),
			wrong: 'stewards',
		},
		{
			name: 'grant-after-opening',
			about: 'A voter was made a steward some minutes after the vote had opened.',
			bundle: withGrants(inPlaceOf(6, { at: 5 })),
			wrong: 'stewards',
		},
		{
			name: 'grant-without-wallet',
			about: 'A voter was made a steward without a wallet being named, when the log had named those of others already.',
			bundle: withGrants((grants) =>
				grants.map((grant, index) => (index === 6 ? withoutWallet(grant, -60 * 11) : grant)),
			),
			wrong: 'stewards',
		},
		{
			name: 'policy-not-adopted',
			about: 'The vote opened by a policy with another threshold than the one that was adopted.',
			bundle: rewritten((draft) => {
				const changed = withOtherPolicy(draft)
				return { ...changed, policyHash: contentHash({ sha256 }, changed.policy) }
			}),
			wrong: 'adopted',
		},
		{
			name: 'policy-without-adoption',
			about: 'The bundle names no vote that adopted its policy.',
			bundle: rewritten((draft) => ({ ...draft, adoption: null })),
			wrong: 'adopted',
		},
		{
			name: 'policy-adopted-by-itself',
			about: 'The vote that adopted the policy was held by the very text that it adopted.',
			bundle: rewritten((draft) => ({
				...draft,
				adoption: adoptionOf(draft.policyHash, String(draft.policy.version), draft.policyHash),
			})),
			wrong: 'adopted',
		},
		{
			name: 'policy-adopted-by-a-case',
			about: 'The vote that is said to have adopted the policy was on a case.',
			bundle: rewritten((draft) => ({ ...draft, adoption: adoptionOf(draft.policyHash, null) })),
			wrong: 'adopted',
		},
		{
			name: 'policy-before-its-day',
			about: 'The vote opened by a policy whose first day in force was still to come.',
			bundle: publish(counted(draftOf({ ...ELECTIONS.ladder, policy: { ...POLICY, effectiveFrom: '2026-03-03' } }))),
			wrong: 'adopted',
		},
		{
			name: 'vote-called-a-case',
			about: 'The bundle calls a vote one on a case that the log opened on a draft of the policy.',
			bundle: withOpening(ladderDraft(), { policyDraft: '1.2' }),
			wrong: 'opened',
		},
		{
			name: 'left-off-a-policy-vote',
			about: 'A steward was left off the roll of a vote on the policy, as if somebody could be involved in it.',
			bundle: withOpening(onThePolicy(), { leftOff: ['00000000-0000-4000-a000-000000000007'] }),
			wrong: 'stewards',
		},
	]
}

/** A vote on a draft of the policy, by the rules that the policy has for changes of it. */
function onThePolicy(): Draft {
	const rules = rulesForPolicy({ version: '1.2' }, POLICY)
	if (!rules.ok) throw new Error(rules.refusal.sentence)
	const { single } = ELECTIONS
	const acts = ['for', 'for', 'against', 'for'].map((choice, voter) => ({ at: 10 + voter, voter, choice }))
	const draft = draftOf({ ...single, rules: rules.value, hours: POLICY.changes.voteHours, acts })
	return counted({ ...draft, vote: { ...draft.vote, subject: { kind: 'policy', draftVersion: '1.2' } } })
}

/** The vote with something else in the entry of its opening. */
function withOpening(draft: Draft, change: Readonly<Record<string, Json>>): Example['bundle'] {
	const events = eventsOf(draft).map((event) =>
		event.type === 'vote.opened' && event.subject === `vote:${draft.vote.id}`
			? { ...event, facts: { ...(event.facts as Readonly<Record<string, Json>>), ...change } } // as eventsOf writes them
			: event,
	)
	return publish(draft, logOf(events, 7))
}

/** What only shows beside the export of the whole log. */
export function besideTheLog(): readonly Example[] {
	const draft = ladderDraft()
	const events = eventsOf(draft)
	const opening = events.findIndex(({ subject, type }) => type === 'vote.opened' && subject === `vote:${draft.vote.id}`)
	const withEntry = (entry: (typeof events)[number]) =>
		logOf([...events.slice(0, opening), entry, ...events.slice(opening)], 7)
	const left = withEntry(entryOf(grantTo({ voter: 7, address: developmentVoter(7).address }).leaf))
	const ended = withEntry(endedRole(6))
	const whole = logOf(events, 7)
	const forked = withEntry({ ...endedRole(9), type: 'people.joined' })
	const older = unbound(draft, 6)
	const quiet = eventsOf(older)
	const begun = quiet.findIndex(({ subject, type }) => type === 'vote.opened' && subject === `vote:${draft.vote.id}`)
	const quietlyEnded = logOf([...quiet.slice(0, begun), endedRole(6), ...quiet.slice(begun)], 7)
	return [
		{
			name: 'forked-export',
			about: 'The export is of a log that was forked: it has another entry where the other one tells of a steward.',
			bundle: publish(draft, left),
			log: exported(forked),
			wrong: 'electorate',
		},
		{
			name: 'ended-role-without-wallet',
			about: 'Somebody is on the roll whose role, from before the log named wallets, had ended before the vote opened.',
			bundle: publish(older, quietlyEnded),
			log: exported(quietlyEnded),
			wrong: 'electorate',
		},
		{
			name: 'log-export',
			about: 'A good bundle with the export of the whole log, which shows that nobody was left off the roll.',
			bundle: publish(draft, whole),
			log: exported(whole),
			wrong: null,
		},
		{
			name: 'dropped-voter',
			about: 'A steward was left off the roll; the log has the grant and no end of it.',
			bundle: publish(draft, left),
			log: exported(left),
			wrong: 'electorate',
		},
		{
			name: 'ended-role',
			about: 'Somebody is on the roll whose role had ended before the vote opened.',
			bundle: publish(draft, ended),
			log: exported(ended),
			wrong: 'electorate',
		},
	]
}

/** The grant of this voter as the log had it before it named wallets: the first of all. */
function unbound(draft: Draft, voter: number): Draft {
	const grants = (draft.grants ?? []).map((grant, index) => (index === voter ? withoutWallet(grant, -60 * 13) : grant))
	return { ...draft, grants }
}

function withoutWallet({ rollId, leaf }: BundleGrant, at: number): BundleGrant {
	const { facts, ...entry } = entryOf(leaf)
	const { wallet: _wallet, ...rest } = facts as Readonly<Record<string, Json>> // as grantTo writes them
	return { rollId, salt: null, leaf: waiting({ ...entry, at: timeAfter(at), facts: rest }) }
}
