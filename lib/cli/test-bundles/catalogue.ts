import { brokenBallots } from './broken-ballots'
import { brokenCount } from './broken-count'
import { brokenGround } from './broken-ground'
import { ELECTIONS } from './elections'
import { type Example, honest } from './example'
import { againstEvidence } from './held-against'

const ABOUT_GOOD: Readonly<Record<keyof typeof ELECTIONS, string>> = {
	ladder: 'A ladder vote with a replaced ballot, an abstention and a recusal; numbers settle at their medians.',
	'ladder-conflict': 'A ladder vote whose result is another without the ballot of a voter with a conflict.',
	single: 'A vote on one proposal, adopted.',
	'single-rejected': 'A vote on one proposal that falls by rejection, whatever the turnout.',
	approval: 'An approval vote between three options.',
	ranked: 'A ranked vote, counted by Copeland.',
	optimistic: 'An optimistic vote: fewer objections than would stop it.',
	'no-quorum': 'A vote that decided nothing for want of quorum.',
	delegation: 'Delegated power, an override, and a delegate who recused.',
	snapshot: 'Voting power from a snapshot of balances with a Merkle root.',
	sealed: 'A sealed vote after its end, with every ballot opened.',
	'objection-phase': 'A ballot that became milder in the objection phase and changed the outcome.',
}

function good(): readonly Example[] {
	const names = Object.keys(ELECTIONS) as (keyof typeof ELECTIONS)[] // the keys of the record above
	return names.map((name) => ({ name, about: ABOUT_GOOD[name], bundle: honest(ELECTIONS[name]), wrong: null }))
}

/** Every bundle that is published under /verify/bundles, good ones first. */
export function catalogue(): readonly Example[] {
	return [...good(), ...brokenBallots(), ...brokenGround(), ...brokenCount(), ...againstEvidence()]
}
