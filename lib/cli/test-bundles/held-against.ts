import { rotationText } from '@/lib/domain/log/key-rotation'
import type { Bundle } from '@/lib/verify/bundle'
import { draftOf } from './election'
import { ELECTIONS } from './elections'
import { counted, type Example, honest, ladderDraft, withoutBallot } from './example'
import { logSigner } from './keys'
import { checkpointOf, eventsOf, logOf, ORIGIN, publish, receiptFor, SIGNER } from './publish'
import { timeAfter } from './setting'

/** A log written anew from its beginning: only what somebody kept of the former one shows it. */
export function againstEvidence(): readonly Example[] {
	const former = logOf(eventsOf(ladderDraft()), 7)
	const dropped = ladderDraft().ballots[2]
	const renumbered = (() => {
		const draft = withoutBallot(ladderDraft(), 3)
		const ballots = draft.ballots.map((ballot) => ({ ...ballot, number: ballot.number - (ballot.number > 3 ? 1 : 0) }))
		return counted({ ...draft, ballots })
	})()
	const otherEnd = counted(draftOf({ ...ELECTIONS.ladder, acts: ELECTIONS.ladder.acts.slice(0, -1) }))
	return [
		{
			name: 'dropped-ballot-log-rewritten',
			about: 'A ballot was dropped and the whole log written anew; the voter kept the receipt.',
			bundle: publish(renumbered),
			receipt: receiptFor(former, dropped?.ballotHash ?? ''),
			wrong: 'receipts',
		},
		{
			name: 'receipt-kept',
			about: 'A good bundle with the receipt of one of its ballots.',
			bundle: honest(ELECTIONS.ladder),
			receipt: receiptFor(former, dropped?.ballotHash ?? ''),
			wrong: null,
		},
		{
			name: 'forked-log',
			about: 'The log was forked: somebody kept a checkpoint of as many entries and another root.',
			bundle: publish(otherEnd, logOf(eventsOf(otherEnd), 8)),
			checkpoint: checkpointOf(former, timeAfter(60 * 24 * 29)),
			wrong: 'consistency',
		},
		...outOfTime(),
		...acrossKeys(),
	]
}

/** What somebody with the log's key writes into the past: only its place in the log shows when that was. */
function outOfTime(): readonly Example[] {
	const { ladder } = ELECTIONS
	const late = counted(draftOf({ ...ladder, acts: [...ladder.acts, { at: 80, voter: 6, choice: '0 nothing' }] }))
	const log = logOf(eventsOf(late), 7)
	const entered = log.entries.findIndex((entry) => entry.includes(late.ballots.at(-1)?.ballotHash ?? ''))
	const before = { entries: log.entries.slice(0, entered), hashes: log.hashes.slice(0, entered) }
	const events = eventsOf(ladderDraft())
	const first = events.findIndex(({ type }) => type === 'vote.ballot_cast')
	const moved = [...events.slice(0, first), ...events.slice(first + 1), ...events.slice(first, first + 1)]
	return [
		{
			name: 'backdated-ballot',
			about: 'A ballot gives the second hour as its time; a checkpoint that somebody kept on the fifth day lacks it.',
			bundle: publish(late, log),
			checkpoint: checkpointOf(before, timeAfter(60 * 100)),
			wrong: 'times',
		},
		{
			name: 'ballot-entered-after-count',
			about: 'The log entered a ballot after it had entered the count, with the time of its first minutes.',
			bundle: publish(ladderDraft(), logOf(moved, 7)),
			wrong: 'times',
		},
	]
}

const FORMER = logSigner('Guardrail test bundles, the former key', ORIGIN)
const STRANGER = logSigner('Guardrail test bundles, a key of nobody', ORIGIN)

/** Two keys: the second one signs since the vote was counted, with this to show for it. */
function twoKeys(vouched: string): Bundle['log']['keys'] {
	const changed = timeAfter(60 * 24 * 20)
	return [
		{ keyId: FORMER.keyId, publicKey: FORMER.publicKey, from: timeAfter(-60 * 24), until: changed, vouched: null },
		{ keyId: SIGNER.keyId, publicKey: SIGNER.publicKey, from: changed, until: null, vouched },
	]
}

const HAND_OVER = rotationText(ORIGIN, FORMER.publicKey, SIGNER.publicKey)

/** The good ladder vote in a log whose key was changed. */
export function rotatedBundle(): Bundle {
	return publish(ladderDraft(), undefined, twoKeys(FORMER.sign(HAND_OVER)))
}

/** A log whose key was changed, with what somebody kept from before. */
function acrossKeys(): readonly Example[] {
	const draft = ladderDraft()
	const log = logOf(eventsOf(draft), 7)
	const rotated = rotatedBundle()
	const { ballotHash = '' } = draft.ballots[2] ?? {}
	return [
		{
			name: 'key-rotated',
			about: 'The key of the log was changed; a receipt that the former key signed is kept.',
			bundle: rotated,
			receipt: receiptFor(log, ballotHash, FORMER),
			wrong: null,
		},
		{
			name: 'key-not-vouched-for',
			about: 'The log lists a new key that the former one never signed.',
			bundle: publish(draft, log, twoKeys(SIGNER.sign(HAND_OVER))),
			wrong: 'rotation',
		},
		{
			name: 'checkpoint-by-another-key',
			about: 'Somebody kept a checkpoint signed by a key that the log does not list.',
			bundle: rotated,
			checkpoint: checkpointOf(log, timeAfter(60 * 24 * 25), STRANGER),
			wrong: 'consistency',
		},
		{
			name: 'receipt-by-another-key',
			about: 'A receipt is signed by a key that nobody vouched for.',
			bundle: rotated,
			receipt: receiptFor(log, ballotHash, STRANGER),
			wrong: 'receipts',
		},
	]
}
