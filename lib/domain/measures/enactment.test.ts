import { expect, test } from 'vitest'
import type { AttemptOutcome, HandOff } from '@/lib/domain/execution/hand-off'
import { instant } from '@/lib/domain/kernel/instant'
import { checkEnactment, type Enactment } from './enactment'

const AT = instant('2026-01-01T00:00:00Z')
const handOff = (outcome: AttemptOutcome | null, purpose: HandOff['purpose'] = 'apply'): HandOff => ({
	purpose,
	step: 'target_limit',
	attempts: [
		{
			number: 1,
			former: null,
			venue: 'aragon',
			link: '',
			handedAt: AT,
			outcome,
			endedAt: null,
			evidence: '',
			note: '',
		},
	],
})
const PLAIN: Enactment = {
	isReopened: false,
	handOffs: [],
	isDecidedHere: false,
	evidence: 'https://vote.lido.fi/vote/1',
}
const HASH = `0x${'ab'.repeat(32)}`

test.each([
	['a link', {}, 'ok'],
	['a transaction', { evidence: HASH }, 'ok'],
	['a letter', { evidence: 'x' }, 'evidence_not_checkable'],
	['a letter, of a warning that the vote decides', { evidence: 'x', isDecidedHere: true }, 'ok'],
	['a hand-off that is open', { handOffs: [handOff('passed'), handOff(null)] }, 'hand_off_open'],
	['a hand-off that failed', { handOffs: [handOff('rejected')] }, 'hand_off_failed'],
	['a hand-off that passed', { handOffs: [handOff('rejected'), handOff('passed')], evidence: 'x' }, 'ok'],
	['an open hand-off to undo it', { handOffs: [handOff(null, 'undo')] }, 'ok'],
	['an accepted appeal', { isReopened: true }, 'case_reopened'],
] as const)('%s: %#', (_, changed, expected) => {
	const checked = checkEnactment({ ...PLAIN, ...changed })
	expect(checked.ok ? 'ok' : checked.refusal.code).toBe(expected)
})
