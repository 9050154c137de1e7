import { draftOf, POLICY } from './election'
import { ELECTIONS, EVERYONE_IN } from './elections'
import { counted, countedAt, type Example } from './example'
import { publish } from './publish'

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
	]
}
