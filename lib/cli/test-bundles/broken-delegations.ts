import type { BundleDelegation } from '@/lib/verify/bundle'
import { resultFrom } from '@/lib/verify/count'
import { signedDelegation } from './delegations'
import { type Draft, draftOf } from './election'
import { ELECTIONS } from './elections'
import { altered, counted, type Example, honest, withRoll } from './example'
import { developmentVoter, numberedVoter } from './keys'
import { publish } from './publish'
import { rollIdOf, timeAfter } from './setting'

type Delegations = readonly BundleDelegation[]

/** Everything written anew around other delegations, by whoever holds the log's key. */
function rewrittenWith(change: (delegations: Delegations) => Delegations): Example['bundle'] {
	const draft = counted(draftOf(ELECTIONS.delegation))
	return publish({ ...draft, delegations: change(draft.delegations ?? []) })
}

function changedAt(at: number, change: (delegation: BundleDelegation) => BundleDelegation) {
	return (delegations: Delegations): Delegations =>
		delegations.map((delegation, index) => (index === at ? change(delegation) : delegation))
}

/** The third voter delegated to the first: the message that the other examples say otherwise. */
const MESSAGE = {
	delegator: developmentVoter(2).address,
	delegate: developmentVoter(0).address,
	scope: 'all',
	sequence: '1',
}
const SAID = { rollId: rollIdOf(2), message: MESSAGE, setAt: timeAfter(-180) }

/** The second voter is said to have delegated to the first, and never signed it. */
function invented(): Draft {
	const draft = draftOf(ELECTIONS.delegation)
	const roll = draft.roll.map((entry, index) => (index === 1 ? { ...entry, delegate: rollIdOf(0) } : entry))
	const message = { ...MESSAGE, delegator: developmentVoter(1).address }
	const signed = signedDelegation({ rollId: rollIdOf(1), message, setAt: timeAfter(-200) }, numberedVoter(99))
	return withRoll({ ...draft, delegations: [signed, ...(draft.delegations ?? [])] }, roll)
}

/** The power of the third voter counts with their own ballot and once more with that of their delegate. */
function countedTwice(): Example['bundle'] {
	const draft = counted(draftOf(ELECTIONS.delegation))
	const silent = draft.ballots.filter(({ rollId }) => rollId !== rollIdOf(2))
	const own = draft.roll.map((entry, index) => (index === 2 ? { ...entry, power: '2' } : entry))
	const outcome = resultFrom({ ...honest(ELECTIONS.delegation), roll: own, ballots: silent })
	return publish({ ...draft, outcome: { ...outcome } })
}

/** What can be done to delegations, each found by the check that it names. */
export function brokenDelegations(): readonly Example[] {
	return [
		{
			name: 'delegation-invented',
			about: 'A delegation was made up for a voter who never signed one.',
			bundle: publish(invented()),
			wrong: 'delegations',
		},
		{
			name: 'delegation-without-signature',
			about: 'The roll has a voter delegate, and nothing shows that they did.',
			bundle: rewrittenWith((delegations) => delegations.slice(1)),
			wrong: 'delegations',
		},
		{
			name: 'delegation-signature-edited',
			about: "A delegator's signature was edited.",
			bundle: rewrittenWith(
				changedAt(0, ({ signature, ...rest }) => ({
					...rest,
					signature: signature.replace(/^0x./, signature.startsWith('0x1') ? '0x2' : '0x1'),
				})),
			),
			wrong: 'delegations',
		},
		{
			name: 'delegation-dropped',
			about: 'A delegation that the log has was taken out of the bundle and off the roll.',
			bundle: altered((bundle) => {
				const roll = bundle.roll.map((entry, index) => (index === 3 ? { ...entry, delegate: null } : entry))
				const delegations = bundle.delegations?.filter(({ rollId }) => rollId !== rollIdOf(3)) ?? []
				return withRoll({ ...bundle, delegations }, roll)
			}, ELECTIONS.delegation),
			wrong: 'opened',
		},
		{
			name: 'delegation-of-another-installation',
			about: 'A delegation that its delegator signed for another installation was put in.',
			bundle: rewrittenWith(
				changedAt(0, () =>
					signedDelegation(SAID, developmentVoter(2), { chainId: 1, installation: `0x${'99'.repeat(32)}` }),
				),
			),
			wrong: 'delegations',
		},
		{
			name: 'delegation-of-a-later-vote',
			about: 'A delegation that was signed after this vote had opened, and held in a later one, was put in.',
			bundle: rewrittenWith(
				changedAt(0, () => signedDelegation({ ...SAID, setAt: timeAfter(15) }, developmentVoter(2))),
			),
			wrong: 'delegations',
		},
		{
			name: 'delegation-taken-back',
			about: 'A delegation is counted though the same wallet delegated to somebody else later.',
			bundle: rewrittenWith((delegations) => [
				...delegations,
				signedDelegation(
					{
						...SAID,
						setAt: timeAfter(-10),
						message: { ...MESSAGE, delegate: developmentVoter(1).address, sequence: '2' },
					},
					developmentVoter(2),
				),
			]),
			wrong: 'delegations',
		},
		{
			name: 'delegation-to-somebody-else',
			about: 'The roll gives the power of a delegator to another voter than they named.',
			bundle: publish(
				(() => {
					const draft = draftOf(ELECTIONS.delegation)
					return withRoll(
						draft,
						draft.roll.map((entry, index) => (index === 3 ? { ...entry, delegate: rollIdOf(1) } : entry)),
					)
				})(),
			),
			wrong: 'delegations',
		},
		{
			name: 'delegation-overridden-and-counted',
			about: 'A delegator voted, and their power counts with their delegate as well.',
			bundle: countedTwice(),
			wrong: 'outcome',
		},
	]
}
