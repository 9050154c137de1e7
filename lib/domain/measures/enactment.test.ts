import { expect, test } from 'vitest'
import { checkEnactment, type Enactment } from './enactment'

const PLAIN: Enactment = {
	isReopened: false,
	isAppealed: false,
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
	['a hand-off that is open', { handOffs: ['passed', null] }, 'hand_off_open'],
	['a hand-off that failed', { handOffs: ['rejected'] }, 'hand_off_failed'],
	['a hand-off that passed', { handOffs: ['rejected', 'passed'], evidence: 'x' }, 'ok'],
	['an appeal that waits for a ruling', { isAppealed: true }, 'appeal_pending'],
	['an accepted appeal', { isReopened: true }, 'case_reopened'],
] as const)('%s: %#', (_, changed, expected) => {
	const checked = checkEnactment({ ...PLAIN, ...changed })
	expect(checked.ok ? 'ok' : checked.refusal.code).toBe(expected)
})
