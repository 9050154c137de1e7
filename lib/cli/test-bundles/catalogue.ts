import { brokenBallots } from './broken-ballots'
import { brokenCount } from './broken-count'
import { brokenDelegations } from './broken-delegations'
import { besideTheLog, brokenElectorate } from './broken-electorate'
import { brokenEnding } from './broken-ending'
import { brokenGround } from './broken-ground'
import { brokenRules } from './broken-rules'
import { draftOf } from './election'
import { ELECTIONS, EVERYONE_IN } from './elections'
import { counted, countedAt, type Example, honest, ladderDraft } from './example'
import { againstEvidence } from './held-against'
import { publish, signed } from './publish'

const ABOUT_GOOD: Readonly<Record<keyof typeof ELECTIONS, string>> = {
	ladder: 'A ladder vote with a replaced ballot, an abstention and a recusal; numbers settle at their medians.',
	'ladder-conflict': 'A ladder vote whose result is another without the ballot of a voter with a conflict.',
	single: 'A vote on one proposal, adopted.',
	'single-rejected': 'A vote on one proposal that falls by rejection, whatever the turnout.',
	approval: 'An approval vote between three options.',
	ranked: 'A ranked vote, counted by Copeland.',
	optimistic: 'An optimistic vote: fewer objections than would stop it.',
	'no-quorum': 'A vote that decided nothing for want of quorum.',
	'too-few-voters': 'Six of seven recused: half of what was left voted, and the policy asks for the ballots of three.',
	delegation: 'Delegated power, an override, and a delegate who recused.',
	snapshot: 'Voting power from a snapshot of balances with a Merkle root.',
	sealed: 'A sealed vote after its end, with every ballot opened.',
	'quiet-ending': 'A ballot in the last hours changed what was leading, and the vote was extended once.',
	'objection-phase': 'A ballot that became milder in the objection phase and changed the outcome.',
}

function good(): readonly Example[] {
	const names = Object.keys(ELECTIONS) as (keyof typeof ELECTIONS)[] // the keys of the record above
	return names.map((name) => ({ name, about: ABOUT_GOOD[name], bundle: honest(ELECTIONS[name]), wrong: null }))
}

/**
 * Bundles as they were published before they held what made each voter a steward and which vote adopted the policy, and
 * before they held delegations, and the log by what each key vouched for the next. Nothing is wrong with them, and those
 * things could not be checked.
 */
function olderFormats(): readonly Example[] {
	const { grants: _grants, adoption: _adoption, ...third } = ladderDraft()
	const { delegations: _delegations, ...second } = third
	const { log, signature: _signature, ...rest } = publish({ ...second, formatVersion: 2 })
	const keys = log.keys.map(({ vouched: _vouched, ...key }) => key)
	return [
		{
			name: 'format-3',
			about: 'A bundle of format 3, from before bundles held what made each voter a steward.',
			bundle: publish({ ...third, formatVersion: 3 }),
			wrong: null,
		},
		{
			name: 'format-2',
			about: 'A bundle of format 2, from before bundles held what delegators signed.',
			bundle: signed({ ...rest, log: { ...log, keys } }),
			wrong: null,
		},
	]
}

/** A vote that did not wait for its end, since nobody on its roll was left to vote. */
function countedEarly(): Example {
	const about = 'A vote that was counted after 80 minutes, because everybody on its roll had voted.'
	return { name: 'counted-early', about, bundle: countedAt(counted(draftOf(EVERYONE_IN)), 80), wrong: null }
}

/** Nobody signs a recusal: one that takes a ballot out of the count is for the voter to confirm. */
function recusedAfterwards(): Example {
	const { ladder } = ELECTIONS
	const about = 'A voter recused after casting a ballot: nothing is wrong, and only they know whether they wanted to.'
	const acts = [
		...ladder.acts,
		{ at: 80, voter: 3, conflict: 'supplier_of', reason: 'We have since signed a contract.' },
	]
	return { name: 'recused-after-ballot', about, bundle: honest({ ...ladder, acts }), wrong: null }
}

/** Every bundle that is published under /verify/bundles, good ones first. */
export function catalogue(): readonly Example[] {
	const broken = [
		brokenBallots,
		brokenDelegations,
		brokenGround,
		brokenElectorate,
		brokenRules,
		brokenEnding,
		brokenCount,
	]
	return [
		...good(),
		countedEarly(),
		recusedAfterwards(),
		...olderFormats(),
		...broken.flatMap((examples) => examples()),
		...againstEvidence(),
		...besideTheLog(),
	]
}
