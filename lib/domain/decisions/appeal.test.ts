import { expect, test } from 'vitest'
import { hours, instant, plus } from '@/lib/domain/kernel/instant'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { type AppealFacts, checkAppeal, citedIn } from './appeal'

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

test('an appeal rests on evidence that nobody had, each piece once', () => {
	expect(outcome([HASH, 'https://operator.example/log', HASH, 'https://operator.example/log#end'])).toEqual([
		HASH,
		'https://operator.example/log',
	])
})

test.each([
	OTHER,
	'https://forum.example/report',
	'http://Forum.Example/report/',
	'https://forum.example/report#post-3',
])('what was part of the case is refused beside what is new: %s', (old) => {
	expect(outcome([HASH, old])).toBe('no_new_evidence')
	expect(outcome([HASH, 'https://forum.example/report-2', 'https://forum.example/'])).toHaveLength(3)
})

test('what a report cites is found in its sources, its rows and its texts', () => {
	const cited = citedIn({
		whatHappened: 'See [the log](https://operator.example/log).\nAnd https://operator.example/graph.',
		timeline: [{ evidence: [OTHER], text: '"https://operator.example/quoted"' }],
		sources: [{ url: 'https://en.wikipedia.example/Slashing_(ethereum)' }],
	})
	for (const item of [
		'https://operator.example/log',
		'https://operator.example/graph',
		'https://operator.example/quoted',
		'https://en.wikipedia.example/Slashing_(ethereum)',
		OTHER,
	])
		expect(cited).toContain(item)
	expect(outcome(['https://operator.example/log'], { knownEvidence: cited })).toBe('no_new_evidence')
	expect(outcome(['https://operator.example/log-2'], { knownEvidence: cited })).toHaveLength(1)
})

test('evidence can be looked at: a link, or a file that is attached', () => {
	expect(outcome(['ef'.repeat(32)])).toBe('evidence_not_there')
	for (const strange of ['I was told so', 'https://nowhere', 'ftp://a.example/log', 'javascript:alert(1)']) {
		expect(outcome([strange])).toBe('not_evidence')
	}
})

test('an appeal comes once at a time, and within the window', () => {
	expect(outcome([HASH], { hasOpenAppeal: true })).toBe('appeal_pending')
	expect(outcome([HASH], {}, plus(AT, hours(336)))).toEqual([HASH])
	expect(outcome([HASH], {}, plus(AT, hours(337)))).toBe('appeal_too_late')
})
