import { expect, test } from 'vitest'
import { hours, instant, plus } from '@/lib/domain/kernel/instant'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { type AppealFacts, checkAppeal } from './appeal'

const AT = instant('2026-05-14T10:00:00Z')
const HASH = 'ab'.repeat(32)
const OTHER = 'cd'.repeat(32)
const facts: AppealFacts = {
	decidedAt: AT,
	knownEvidence: ['https://forum.example/report', OTHER],
	attached: [HASH, OTHER],
	hasOpenAppeal: false,
}

function outcome(newEvidence: readonly string[], changes: Partial<AppealFacts> = {}, at = plus(AT, hours(1))) {
	const checked = checkAppeal({ grounds: 'A log was found.', newEvidence }, { ...facts, ...changes }, POLICY_1_0, at)
	return checked.ok ? checked.value.newEvidence : checked.refusal.code
}

test('an appeal rests on evidence that nobody had, and only that is kept', () => {
	expect(outcome([HASH, OTHER, HASH, 'https://operator.example/log'])).toEqual([HASH, 'https://operator.example/log'])
	expect(outcome([OTHER, 'https://forum.example/report'])).toBe('no_new_evidence')
})

test('evidence can be looked at: a link, or a file that is attached', () => {
	expect(outcome(['ef'.repeat(32)])).toBe('evidence_not_there')
	for (const strange of ['I was told so', 'https://nowhere', 'ftp://a.example/log']) {
		expect(outcome([strange])).toBe('not_evidence')
	}
})

test('an appeal comes once at a time, and within the window', () => {
	expect(outcome([HASH], { hasOpenAppeal: true })).toBe('appeal_pending')
	expect(outcome([HASH], {}, plus(AT, hours(336)))).toEqual([HASH])
	expect(outcome([HASH], {}, plus(AT, hours(337)))).toBe('appeal_too_late')
})
