import { ballotHasher } from '@/lib/verify/ballot-hash'
import { fromAnyHex, toPrefixedHex } from '@/lib/verify/crypto'
import { nativeCrypto } from '../native-crypto'
import { type Draft, draftOf } from './election'
import { ELECTIONS } from './elections'
import { altered, counted, type Example, rewritten, withBallot, withMessage, withoutBallot } from './example'
import { developmentVoter, numberedVoter } from './keys'
import { publish } from './publish'
import { INSTALLATION, timeAfter } from './setting'

type Ballot = Draft['ballots'][number]

const { keccak256 } = nativeCrypto()
const hashOf = ballotHasher(keccak256, { chainId: INSTALLATION.chainId, installation: `0x${INSTALLATION.id}` })
const { ladder } = ELECTIONS

/** The message changed and hashed again; the voter's signature is what it was. */
function forged(ballot: Ballot, change: Parameters<typeof withMessage>[1]): Ballot {
	const next = withMessage(ballot, change)
	return next.message === null ? next : { ...next, ballotHash: toPrefixedHex(hashOf(next.message)) }
}

/** Signed by somebody else than the voter. */
function signedByOther(ballot: Ballot): Ballot {
	return { ...ballot, signature: numberedVoter(99).sign(fromAnyHex(ballot.ballotHash)) }
}

/** A message for elsewhere, properly signed by the voter who cast the first ballot. */
function signedFor(ballot: Ballot, change: Parameters<typeof withMessage>[1]): Ballot {
	const next = forged(ballot, change)
	return { ...next, signature: developmentVoter(0).sign(fromAnyHex(next.ballotHash)) }
}

/** Two ballots of different voters that have changed places, each with the other's number and time. */
function swapped(draft: Draft, first: number, second: number): Draft['ballots'] {
	const [one, other] = [draft.ballots[first], draft.ballots[second]]
	if (one === undefined || other === undefined) return draft.ballots
	const take = (ballot: Ballot, { number, castAt }: Ballot): Ballot => ({ ...ballot, number, castAt })
	return draft.ballots.map((ballot, index) => {
		if (index === first) return take(other, one)
		return index === second ? take(one, other) : ballot
	})
}

/** What can be done to ballots, each found by the check that it names. */
export function brokenBallots(): readonly Example[] {
	return [
		{
			name: 'dropped-ballot',
			about: 'A ballot is left out of the bundle; the log still has it.',
			bundle: altered((bundle) => withoutBallot(bundle, 3)),
			wrong: 'chain',
		},
		{
			name: 'dropped-ballot-and-entry',
			about: 'A ballot is left out of the bundle together with its entry in the log.',
			bundle: altered((bundle) => {
				const leaves = bundle.log.leaves.filter(({ entry }) => !entry.includes('"number":3'))
				return { ...withoutBallot(bundle, 3), log: { ...bundle.log, leaves } }
			}),
			wrong: 'chain',
		},
		{
			name: 'dropped-replacement',
			about: 'The ballot by which a voter replaced an earlier one is left out, and nothing else was changed.',
			bundle: altered((bundle) => ({ ...bundle, ballots: bundle.ballots.filter(({ number }) => number !== 6) })),
			wrong: 'counted',
		},
		{
			name: 'reordered-ballots',
			about: 'Two ballots have changed places.',
			bundle: altered((bundle) => counted({ ...bundle, ballots: swapped(bundle, 0, 2) })),
			wrong: 'chain',
		},
		{
			name: 'older-ballot-put-last',
			about: "A voter's first ballot stands behind the one that replaced it, and counts.",
			bundle: rewritten((draft) => counted({ ...draft, ballots: swapped(draft, 1, 5) })),
			wrong: 'ballots',
		},
		{
			name: 'edited-reason',
			about: 'The reason of a ballot was edited.',
			bundle: altered((bundle) =>
				withBallot(bundle, 0, (ballot) => withMessage(ballot, { reason: 'I do not remember.' })),
			),
			wrong: 'hashes',
		},
		{
			name: 'edited-reason-hashed-again',
			about: "The reason of a ballot was edited and all written anew, except for the voter's signature.",
			bundle: rewritten((draft) => withBallot(draft, 0, (ballot) => forged(ballot, { reason: 'I do not remember.' }))),
			wrong: 'signatures',
		},
		{
			name: 'forged-signature',
			about: 'A ballot is signed by somebody else than its voter.',
			bundle: rewritten((draft) => withBallot(draft, 2, signedByOther)),
			wrong: 'signatures',
		},
		{
			name: 'ballot-of-another-vote',
			about: 'A ballot that its voter signed for another vote was put in.',
			bundle: rewritten((draft) => withBallot(draft, 0, (ballot) => signedFor(ballot, { vote: ELECTIONS.single.id }))),
			wrong: 'ballots',
		},
		{
			name: 'ballot-on-another-revision',
			about: 'A ballot that its voter signed for another revision of the report was put in.',
			bundle: rewritten((draft) =>
				withBallot(draft, 0, (ballot) => signedFor(ballot, { revision: `0x${'ab'.repeat(32)}` })),
			),
			wrong: 'ballots',
		},
		{
			name: 'ballot-after-close',
			about: 'A ballot was taken an hour after the vote had closed.',
			bundle: publish(
				counted(draftOf({ ...ladder, acts: [...ladder.acts, { at: 121 * 60, voter: 6, choice: '0 nothing' }] })),
			),
			wrong: 'ballots',
		},
		{
			name: 'ballot-after-recusal',
			about: 'A steward who had recused voted all the same.',
			bundle: publish(
				counted(draftOf({ ...ladder, acts: [...ladder.acts, { at: 80, voter: 5, choice: '0 nothing' }] })),
			),
			wrong: 'ballots',
		},
		{
			name: 'replaced-ballot-counted',
			about: 'A ballot that its voter replaced is marked as counted.',
			bundle: rewritten((draft) => withBallot(draft, 1, (ballot) => ({ ...ballot, isCounted: true }))),
			wrong: 'counted',
		},
		{
			name: 'time-of-ballot-moved',
			about: 'A ballot shows another time than the log took it at.',
			bundle: altered((bundle) => withBallot(bundle, 2, (ballot) => ({ ...ballot, castAt: timeAfter(31) }))),
			wrong: 'leaves',
		},
		{
			name: 'harsher-in-objection-phase',
			about: 'In the objection phase a ballot became harsher.',
			bundle: publish(counted(draftOf(harsherLate()))),
			wrong: 'phases',
		},
		{
			name: 'still-hidden',
			about: 'A sealed ballot was not opened though the vote is counted.',
			bundle: altered(
				(bundle) => withBallot(bundle, 2, (ballot) => ({ ...ballot, message: null, signature: null })),
				ELECTIONS.sealed,
			),
			wrong: 'ballots',
		},
	]
}

function harsherLate() {
	const phase = ELECTIONS['objection-phase']
	const acts = phase.acts.map((act) => (act.at > 120 * 60 ? { ...act, choice: '6 offboarding_no_rejoin' } : act))
	return { ...phase, acts }
}
