import { type Draft, draftOf, POLICY } from './election'
import { ELECTIONS, EVERYONE_IN } from './elections'
import { counted, countedAt, type Example, ladderDraft } from './example'
import { eventsOf, logOf, publish } from './publish'
import { timeAfter } from './setting'

const { ladder } = ELECTIONS
const late = ELECTIONS['quiet-ending']
const PATIENT = { ...POLICY, votes: { ...POLICY.votes, countsEarly: false } }

/** What can be done to the end of a vote with the log's key in hand: every entry agrees, and the ballots do not. */
export function brokenEnding(): readonly Example[] {
	const { extendedBy: _extendedBy, ...missed } = late
	return [
		{
			name: 'extension-missed',
			about: 'A ballot changed what was leading two hours before the end, and the vote was not extended.',
			bundle: publish(counted(draftOf({ ...missed, acts: late.acts.slice(0, -1) }))),
			wrong: 'ending',
		},
		{
			name: 'extension-invented',
			about: 'The vote was extended though nothing that led had changed.',
			bundle: publish(counted(draftOf({ ...ladder, extendedBy: ladder.acts.length - 1 }))),
			wrong: 'ending',
		},
		{
			name: 'extension-by-another-ballot',
			about: 'The vote was extended by a ballot that changed nothing, before the one that did.',
			bundle: publish(counted(draftOf({ ...late, extendedBy: 3 }))),
			wrong: 'ending',
		},
		{
			name: 'counted-early-against-the-policy',
			about: 'The vote was counted once everybody had voted, though its policy leaves every vote its whole time.',
			bundle: countedAt(counted(draftOf({ ...EVERYONE_IN, policy: PATIENT })), 80),
			wrong: 'phases',
		},
		...brokenEarlyEnding(),
	]
}

/** Counts from before their time that are not said to be early, or were made while ballots could still come. */
function brokenEarlyEnding(): readonly Example[] {
	const draft = ladderDraft()
	const objecting = { ...ladder, rules: { ...ladder.rules, objectionHours: 48 }, acts: ladder.acts.slice(1, 2) }
	return [
		{
			name: 'counted-early-end-kept',
			about: 'The vote was counted after 100 minutes, not everybody had voted, and its end was left as it was planned.',
			bundle: publish({ ...draft, vote: { ...draft.vote, talliedAt: timeAfter(100) } }),
			wrong: 'phases',
		},
		{
			name: 'counted-in-main-phase',
			about: 'A vote with an objection phase was counted in its main phase, while ballots could still decide anything.',
			bundle: countedAt(counted(draftOf(objecting)), 100),
			wrong: 'phases',
		},
		{
			name: 'early-count-denied',
			about: 'The log says of a vote that was counted early that it was not.',
			bundle: denied(counted(draftOf(EVERYONE_IN)), 80),
			wrong: 'tallied',
		},
	]
}

/** The vote counted so many minutes after it opened, and the log denying that this was early. */
function denied(draft: Draft, minutes: number): Example['bundle'] {
	const early = countedAt(draft, minutes)
	const events = eventsOf({ ...draft, vote: { ...draft.vote, talliedAt: early.vote.talliedAt } })
	const facts = { isEarly: false, hoursEarly: 0 }
	const said = events.map((event) =>
		event.type === 'vote.tallied' && event.subject === `vote:${draft.vote.id}`
			? { ...event, facts: { ...(event.facts as object), ...facts } }
			: event,
	)
	return publish({ ...draft, vote: early.vote }, logOf(said, 7))
}
