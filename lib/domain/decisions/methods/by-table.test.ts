import { describe, expect, test } from 'vitest'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { optionsOf, rulesOf } from '@/lib/testing/vote-rules'
import { explainStanding, tallyOf } from '../vote-result'
import type { Method, VoteRules } from '../vote-rules'
import type { Choice } from './choice'
import { add, checkChoice, explain, outcomeOf, readChoice, supportOf, type Weighed } from './counting'
import { quorumOf } from './quorum'

const policy = POLICY_1_0
const ballot = (choice: Choice, own = 1n): Weighed => ({ choice, power: own })
const stance = (word: 'for' | 'against', own = 1n) => ballot({ kind: 'stance', stance: word }, own)
const approves = (options: readonly string[], own = 1n) => ballot({ kind: 'approved', options }, own)
const ranks = (options: readonly string[], own = 1n) => ballot({ kind: 'ranked', options }, own)
const object = (own = 1n) => ballot({ kind: 'objection', stance: 'object' }, own)
const silence = (own = 1n) => ballot({ kind: 'abstain' }, own)

describe('by table', () => {
	const rejection = { quorum: { ...policy.votes.quorum, kind: 'rejection' as const } }
	const twelve = { options: optionsOf(12) }
	test.each<[string, VoteRules, readonly Weighed[], bigint, string, string | null]>([
		[
			'single: more for than against',
			rulesOf('single'),
			[stance('for', 3n), stance('against', 2n)],
			8n,
			'adopted',
			'warning',
		],
		['single: a tie', rulesOf('single'), [stance('for'), stance('against')], 2n, 'rejected', null],
		['single: only abstentions', rulesOf('single'), [silence(4n)], 8n, 'rejected', null],
		['single: too few voted', rulesOf('single'), [stance('for', 3n)], 8n, 'quorum_not_met', null],
		['single: few voted, by rejection', rulesOf('single', rejection), [stance('for')], 8n, 'adopted', 'warning'],
		[
			'single: stopped by half of the roll',
			rulesOf('single', rejection),
			[stance('for', 5n), stance('against', 4n)],
			8n,
			'rejected',
			null,
		],
		['single: nobody voted, by rejection', rulesOf('single', rejection), [], 8n, 'quorum_not_met', null],
		[
			'approval: a tie is the milder one',
			rulesOf('approval'),
			[approves(['nothing', 'option_2']), approves(['nothing', 'option_2'])],
			2n,
			'adopted',
			'nothing',
		],
		[
			'approval: exactly half is not enough',
			rulesOf('approval'),
			[approves(['option_1']), approves([])],
			2n,
			'rejected',
			null,
		],
		['approval: all approve none', rulesOf('approval'), [approves([], 2n)], 2n, 'rejected', null],
		[
			'approval: the twelfth option',
			rulesOf('approval', twelve),
			[approves(['option_11'], 2n), approves(['option_3'])],
			3n,
			'adopted',
			'option_11',
		],
		[
			'approval: stopped by half of the roll',
			rulesOf('approval', rejection),
			[approves(['option_1', 'option_2'], 3n), approves(['option_2'], 2n), approves(['option_1'], 2n)],
			4n,
			'rejected',
			null,
		],
		[
			'ranked: a circle is the milder one',
			rulesOf('ranked'),
			[
				ranks(['nothing', 'option_1', 'option_2']),
				ranks(['option_1', 'option_2', 'nothing']),
				ranks(['option_2', 'nothing', 'option_1']),
			],
			3n,
			'adopted',
			'nothing',
		],
		[
			'ranked: the one that beats all',
			rulesOf('ranked'),
			[ranks(['option_2', 'option_1'], 2n), ranks(['nothing'])],
			3n,
			'adopted',
			'option_2',
		],
		['ranked: left out share the last place', rulesOf('ranked'), [ranks(['option_1'])], 1n, 'adopted', 'option_1'],
		['ranked: only abstentions', rulesOf('ranked'), [silence(3n)], 3n, 'adopted', 'nothing'],
		[
			'ranked: the twelfth option',
			rulesOf('ranked', twelve),
			[ranks(['option_11', 'option_3'])],
			1n,
			'adopted',
			'option_11',
		],
		[
			'ranked: stopped, falls to the next',
			rulesOf('ranked', rejection),
			[ranks(['option_2', 'option_1', 'nothing'], 3n), ranks(['option_1', 'nothing', 'option_2'], 2n)],
			4n,
			'adopted',
			'option_1',
		],
		['optimistic: nobody objects', rulesOf('optimistic'), [], 8n, 'adopted', 'warning'],
		['optimistic: just too few object', rulesOf('optimistic'), [object()], 8n, 'adopted', 'warning'],
		['optimistic: a quarter objects', rulesOf('optimistic'), [object(2n)], 8n, 'rejected', null],
		['optimistic: a quarter of seven is two', rulesOf('optimistic'), [object()], 7n, 'adopted', 'warning'],
	])('%s', (_what, rules, cast, roll, outcome, option) => {
		expect(outcomeOf(tallyOf(cast, rules), roll, { rules, policy })).toMatchObject({ outcome, option })
	})

	const three = { quorum: { ...policy.votes.quorum, leastVoters: 3 } }
	const threeByRejection = { quorum: { ...three.quorum, kind: 'rejection' as const } }
	const wealthy = [stance('for', 90n), stance('for', 10n)]
	test.each<[string, VoteRules, readonly Weighed[], string]>([
		['two of two are not three', rulesOf('single', three), wealthy, 'quorum_not_met'],
		['three are, whatever their power', rulesOf('single', three), [...wealthy, silence()], 'adopted'],
		[
			'of three too few by power',
			rulesOf('single', three),
			[stance('for'), stance('for'), silence()],
			'quorum_not_met',
		],
		['two by rejection', rulesOf('single', threeByRejection), wealthy, 'quorum_not_met'],
		['three by rejection', rulesOf('single', threeByRejection), [...wealthy, silence()], 'adopted'],
		['one rung of one voter', rulesOf('ladder', three), [ballot({ kind: 'rung', rung: 6 }, 90n)], 'quorum_not_met'],
		['silence under an optimistic proposal', rulesOf('optimistic', three), [], 'adopted'],
	])('with three voters asked for: %s', (_what, rules, cast, outcome) => {
		expect(outcomeOf(tallyOf(cast, rules), 100n, { rules, policy }).outcome).toBe(outcome)
	})

	test('says which of both the vote missed', () => {
		const rules = rulesOf('single', three)
		const said = (cast: readonly Weighed[], held = rules) => {
			const tally = tallyOf(cast, held)
			return [explain(tally, 100n, { rules: held, policy }), explainStanding(tally, 100n, { rules: held, policy })]
		}
		expect(said([stance('for', 90n)])).toEqual([
			'No decision for want of quorum: ballots of at least 3 voters were needed, and one was in.',
			'90 of 100 have voted; the ballots of 3 voters (1 so far) are needed for a decision.',
		])
		expect(said([stance('for', 2n), silence()])).toEqual([
			'No decision for want of quorum: 3 of 100 voted, and 50 were needed; ballots of at least 3 voters were needed, and 2 were in.',
			'3 of 100 have voted; 50 and the ballots of 3 voters (2 so far) are needed for a decision.',
		])
		expect(said([], rulesOf('single', threeByRejection))[1]).toBe(
			'0 of 100 have voted; the ballots of 3 voters (0 so far) are needed for a decision.',
		)
		expect(said([], rulesOf('single'))[1]).toBe('0 of 100 have voted; 50 are needed for a decision.')
	})

	test('a sealed ballot counts for the quorum and for nothing else', () => {
		const rules = rulesOf('single')
		const tally = add(tallyOf([], rules), { choice: null, power: 3n }, rules)
		expect(quorumOf(tally, 6n, rules)).toMatchObject({ cast: 3n, required: 3n, isMet: true })
		expect(supportOf(tally, 6n, { rules, policy }).map((line) => line.power)).toEqual([0n, 0n])
	})

	test('the quorum counts abstentions and needs half of the roll, rounded up', () => {
		const rules = rulesOf('single')
		const tally = tallyOf([silence(), stance('for'), stance('against')], rules)
		expect(quorumOf(tally, 7n, rules)).toMatchObject({ cast: 3n, required: 4n, isMet: false })
		expect(quorumOf(tally, 0n, rules).isMet).toBe(false)
	})

	test.each<[Method, Choice]>([
		['approval', { kind: 'approved', options: ['option_9'] }],
		['approval', { kind: 'approved', options: ['nothing', 'nothing'] }],
		['ranked', { kind: 'ranked', options: ['option_1', 'option_1'] }],
		['ranked', { kind: 'ranked', options: [] }],
		['ranked', { kind: 'ranked', options: ['__proto__'] }],
		['optimistic', { kind: 'abstain' }],
	])('%s takes no ballot of %o', (method, choice) => {
		expect(checkChoice(choice, { rules: rulesOf(method), policy }).ok).toBe(false)
	})

	test.each<[Method, string]>([
		['ladder', '2'],
		['ladder', '2 key_reduction'],
		['single', 'For'],
		['approval', 'option_1, nothing'],
		['approval', 'nothing,option_1'],
		['approval', ''],
		['ranked', 'nothing>option_1'],
		['ranked', 'none'],
		['optimistic', 'abstain'],
	])('%s does not read "%s"', (method, text) => {
		expect(readChoice(text, { rules: rulesOf(method), policy })).toBeNull()
	})
})
