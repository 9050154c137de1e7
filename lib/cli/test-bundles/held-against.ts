import { draftOf, timeAfter } from './election'
import { ELECTIONS } from './elections'
import { counted, type Example, honest, ladderDraft, withoutBallot } from './example'
import { checkpointOf, eventsOf, logOf, publish, receiptFor } from './publish'

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
	]
}
