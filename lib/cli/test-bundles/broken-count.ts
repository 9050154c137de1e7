import type { Json } from '@/lib/domain/log/canonical-json'
import type { Bundle } from '@/lib/verify/bundle'
import { draftOf } from './election'
import { ELECTIONS } from './elections'
import { altered, counted, countedAt, type Example, ladderDraft, rewritten } from './example'
import { eventsOf, logOf, publish } from './publish'
import { timeAfter } from './setting'

function withOutcome(change: Readonly<Record<string, unknown>>): Bundle {
	return rewritten((draft) => ({ ...draft, outcome: { ...draft.outcome, ...change } }))
}

/** What can be said wrongly about a count, each found by the check that it names. */
export function brokenCount(): readonly Example[] {
	return [
		{
			name: 'wrong-outcome',
			about: 'The bundle says that a harsher rung was decided than the ballots come to.',
			bundle: withOutcome({ rung: 3 }),
			wrong: 'outcome',
		},
		{
			name: 'wrong-winner',
			about: 'The bundle names another option than the one that won.',
			bundle: publish({
				...counted(draftOf(ELECTIONS.ranked)),
				outcome: { ...counted(draftOf(ELECTIONS.ranked)).outcome, option: 'limit_to_5800', rung: 2 },
			}),
			wrong: 'outcome',
		},
		{
			name: 'wrong-median',
			about: 'The settled target is not the median of the ballots.',
			bundle: withOutcome({ parameters: { target: 9_000, reviewAfterDays: 90 } }),
			wrong: 'parameters',
		},
		{
			name: 'wrong-without-conflicted',
			about: 'The result without conflicted ballots is not what they come to.',
			bundle: withOutcome({ withoutConflicted: { outcome: 'adopted', rung: 0, option: null } }),
			wrong: 'conflicts',
		},
		{
			name: 'counted-too-early',
			about: 'The vote was counted before its time though not everybody had voted.',
			bundle: countedAt(ladderDraft(), 100),
			wrong: 'phases',
		},
		{
			name: 'log-counted-otherwise',
			about: 'The log recorded another outcome than the bundle gives.',
			bundle: publish(
				ladderDraft(),
				logOf(eventsOf({ ...ladderDraft(), outcome: { outcome: 'adopted', rung: 1, option: null } }), 7),
			),
			wrong: 'tallied',
		},
		{
			name: 'ballot-after-count-begun',
			about: 'A ballot was taken after the count had begun, when others could be read already.',
			bundle: countBegun(2, {}),
			wrong: 'chain',
		},
		{
			name: 'count-begun-with-fewer',
			about: 'The count began with fewer ballots than were counted in the end.',
			bundle: countBegun(0, { ballots: 5 }),
			wrong: 'chain',
		},
		{
			name: 'count-begun-too-early',
			about: 'The count began in the second hour, so that whoever had not voted by then could not any more.',
			bundle: countBegun(0, {}, timeAfter(80)),
			wrong: 'phases',
		},
		{
			name: 'edited-entry',
			about: 'An entry of the log was edited: another voter cast this ballot.',
			bundle: altered((bundle) => ({
				...bundle,
				log: {
					...bundle.log,
					leaves: bundle.log.leaves.map((leaf, index) =>
						index === 1 ? { ...leaf, entry: leaf.entry.replace('"sequence":1', '"sequence":2') } : leaf,
					),
				},
			})),
			wrong: 'leaves',
		},
		{
			name: 'unsigned-checkpoint',
			about: "The checkpoint's time was changed after it was signed.",
			bundle: altered((bundle) => ({
				...bundle,
				log: {
					...bundle.log,
					checkpoint: bundle.log.checkpoint && { ...bundle.log.checkpoint, timestamp: timeAfter(60 * 24 * 31) },
				},
			})),
			wrong: 'checkpoint',
		},
		{
			name: 'entry-not-in-log',
			about: 'An entry does not stand where the bundle says in the log.',
			bundle: altered((bundle) => ({
				...bundle,
				log: {
					...bundle.log,
					leaves: bundle.log.leaves.map((leaf, index) => (index === 2 ? { ...leaf, index: 3 } : leaf)),
				},
			})),
			wrong: 'inclusion',
		},
	]
}

/** The good sealed vote, whose count began in steps, with so many ballots to come after that. */
function countBegun(later: number, said: Readonly<Record<string, Json>>, when?: string): Bundle {
	const draft = counted(draftOf(ELECTIONS.sealed))
	const events = eventsOf(draft)
	const { facts: of, ...tallied } = events.at(-1) ?? { facts: {}, at: '', subject: '', type: '' }
	const { head = '', ballots = 0 } = of as { readonly head?: string; readonly ballots?: number } // as eventsOf writes them
	const place = events.length - 1 - later
	const at = when ?? events[place]?.at ?? tallied.at
	const begun = { ...tallied, at, type: 'vote.count_begun', facts: { head, ballots, ...said } }
	return publish(draft, logOf([...events.slice(0, place), begun, ...events.slice(place)], 7))
}
