import { expect, test } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { draftOf } from '@/lib/cli/test-bundles/election'
import { ELECTIONS } from '@/lib/cli/test-bundles/elections'
import { altered, counted, honest, ladderDraft, rewritten } from '@/lib/cli/test-bundles/example'
import { endedRole, grantTo } from '@/lib/cli/test-bundles/grants'
import { developmentVoter } from '@/lib/cli/test-bundles/keys'
import { type Entry, entryOf, waiting } from '@/lib/cli/test-bundles/log-entry'
import { eventsOf, exported, type Log, logOf, publish } from '@/lib/cli/test-bundles/publish'
import type { Policy } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import type { Bundle } from './bundle'
import { type CheckId, firstWrong } from './report'
import { verifyBundle } from './verify-bundle'
import { verifyFiles } from './verify-files'

const crypto = nativeCrypto()

function check(bundle: Bundle, id: CheckId, log?: unknown) {
	const files = [bundle, ...(log === undefined ? [] : [log])]
	const given = files.map((file, index) => ({ name: `${index}`, text: JSON.stringify(file) }))
	const report = verifyFiles(given, crypto)[0]?.report ?? { ok: false, checks: [] }
	const found = report.checks.find((made) => made.id === id)
	return {
		wrong: firstWrong(report)?.id ?? null,
		ok: report.ok,
		state: found?.state,
		sentence: found?.sentence,
		at: found?.at,
	}
}

type Grant = NonNullable<Bundle['grants']>[number]

const withThird = (change: (grant: Grant) => Grant) =>
	rewritten((draft) => ({
		...draft,
		grants: (draft.grants ?? []).map((grant, at) => (at === 2 ? change(grant) : grant)),
	}))

const saying = (facts: Entry['facts'], type = 'people.role_granted') =>
	withThird(({ leaf, ...grant }) => ({ ...grant, leaf: waiting({ ...entryOf(leaf), type, facts }) }))

test('a roll of stewards rests on grants from before the vote, and one of balances on none', () => {
	expect(check(honest(ELECTIONS.ladder), 'stewards')).toMatchObject({
		ok: true,
		sentence: '7 voters made a steward by an entry of the log from before the vote opened.',
	})
	expect(check(honest(ELECTIONS.snapshot), 'stewards')).toMatchObject({ ok: true, state: 'holds' })
	const grants = [grantTo({ voter: 0, address: developmentVoter(0).address })]
	const given = publish({ ...counted(draftOf(ELECTIONS.snapshot)), grants })
	expect(check(given, 'stewards')).toMatchObject({ wrong: 'stewards', at: 'grants[0]' })
})

test.each([
	['no salt', withThird((grant) => ({ ...grant, salt: null })), 'grants[2].salt'],
	['another salt', withThird((grant) => ({ ...grant, salt: 'ab'.repeat(32) })), 'grants[2].salt'],
	['nobody on the roll', withThird((grant) => ({ ...grant, rollId: 'nobody' })), 'grants[2].rollId'],
	[
		'a voter who has one',
		withThird((grant) => ({ ...grant, rollId: honest(ELECTIONS.ladder).roll[1]?.id ?? '' })),
		'grants[2].rollId',
	],
	['the end of a role', saying({ role: 'steward' }, 'people.role_ended'), 'grants[2].leaf.entry'],
	['no wallet', saying({ role: 'steward', wallet: null }), 'grants[2].salt'],
	['nothing to open', saying({ role: 'steward' }), 'grants[2]'],
])('a grant with %s is found, and where', (_what, bundle, at) => {
	expect(check(bundle, 'stewards')).toMatchObject({ wrong: 'stewards', state: 'fails', at })
})

test('a bundle that leaves out its grants, or the adoption, is not taken for one of an older format', () => {
	const bare = altered(({ grants: _left, ...bundle }) => bundle)
	expect(check(bare, 'stewards')).toMatchObject({ wrong: 'stewards', at: 'grants' })
	const silent = altered(({ adoption: _left, ...bundle }) => bundle)
	expect(check(silent, 'adopted')).toMatchObject({ wrong: 'adopted', at: 'adoption' })
	const older = altered(({ grants: _grants, adoption: _adoption, ...bundle }) => ({ ...bundle, formatVersion: 3 }))
	expect(check(older, 'stewards')).toMatchObject({ wrong: 'stewards', at: 'grants' })
	const both = altered((bundle) => ({ ...bundle, formatVersion: 3 }))
	expect(check(both, 'adopted')).toMatchObject({ state: 'fails', at: 'adoption' })
})

test('format 3 is said not to tie the roll to grants, nor the policy to its vote, and nothing is called wrong', () => {
	const { grants: _grants, adoption: _adoption, ...draft } = ladderDraft()
	const bundle = publish({ ...draft, formatVersion: 3 })
	expect(check(bundle, 'stewards')).toMatchObject({ wrong: null, ok: false, state: 'unchecked' })
	expect(check(bundle, 'adopted')).toMatchObject({ wrong: null, ok: false, state: 'unchecked' })
})

const namingNobody = (at: string) =>
	withThird(({ leaf, rollId }) => {
		return { rollId, salt: null, leaf: waiting({ ...entryOf(leaf), at, facts: { role: 'steward' } }) }
	})

test('a grant that names no wallet is wrong once the log has named one', () => {
	const found = check(namingNobody('2026-03-01T23:00:00.000Z'), 'stewards')
	expect(found).toMatchObject({ wrong: 'stewards', at: 'grants[2].leaf.entry' })
	const all = eventsOf(ladderDraft())
	const nobody = (entry: Entry): Entry => {
		const { wallet: _wallet, ...facts } = entry.facts as { readonly wallet?: string } // as the grants are written
		return entry.type === 'people.role_granted' ? { ...entry, facts } : entry
	}
	const draft = ladderDraft()
	const grants = (draft.grants ?? []).map(({ rollId, leaf }) => ({
		rollId,
		salt: null,
		leaf: waiting(nobody(entryOf(leaf))),
	}))
	const first = entryOf(grantTo({ voter: 8, address: developmentVoter(8).address, role: 'coordinator' }).leaf)
	const log = logOf([first, ...all.map(nobody)], 7)
	const bundle = publish({ ...draft, grants }, log)
	expect(check(bundle, 'stewards')).toMatchObject({ wrong: null, state: 'unchecked' })
	expect(check(bundle, 'electorate', exported(log))).toMatchObject({
		wrong: 'electorate',
		at: 'grants[0].leaf.entry',
	})
})

test('a grant from before leaves named a wallet is said not to be checkable, and never to hold', () => {
	const older = namingNobody('2026-03-01T10:00:00.000Z')
	const found = check(older, 'stewards')
	expect(found).toMatchObject({ wrong: null, ok: false, state: 'unchecked' })
	expect(found.sentence).toMatch(/^1 voter became stewards before the log bound/)
})

/** The ladder vote by the founding policy, or by another text of its version. */
function founded(policy: Policy): Bundle {
	return publish({ ...counted(draftOf({ ...ELECTIONS.ladder, policy })), adoption: null })
}

test('the founding policy needs no vote, and another text by its version is not taken for it', () => {
	expect(check(founded(POLICY_1_0), 'adopted')).toMatchObject({ wrong: null, state: 'holds' })
	const other = { ...POLICY_1_0, effectiveFrom: '2023-05-02' }
	expect(check(founded(other), 'adopted')).toMatchObject({ wrong: null, ok: false, state: 'unchecked' })
})

const adoption = ladderDraft().adoption

test.each([
	['was rejected', 'tallied', { outcome: 'rejected' }, 'adoption.tallied.entry'],
	['was on another text', 'opened', { revisionHash: 'ab'.repeat(32) }, 'policyHash'],
] as const)('a policy whose vote %s was not adopted', (_what, which, facts, at) => {
	if (!adoption) throw new Error('The ladder vote goes by an adopted policy')
	const changed = { ...adoption, [which]: waiting({ ...entryOf(adoption[which]), facts }) }
	expect(
		check(
			rewritten((draft) => ({ ...draft, adoption: changed })),
			'adopted',
		),
	).toMatchObject({ wrong: 'adopted', at })
})

test('a policy that was adopted only after the vote had opened was not in force', () => {
	if (!adoption) throw new Error('The ladder vote goes by an adopted policy')
	const late = waiting({ ...entryOf(adoption.tallied), at: '2026-03-02T10:00:30.000Z' })
	const bundle = rewritten((draft) => ({ ...draft, adoption: { ...adoption, tallied: late } }))
	expect(check(bundle, 'adopted')).toMatchObject({ wrong: 'adopted', at: 'adoption.tallied.index' })
})

// With the export of the whole log.

const events = eventsOf(ladderDraft())
const opening = events.findIndex(({ type, subject }) => type === 'vote.opened' && subject.endsWith('0001'))

const before = (...more: readonly Entry[]) => logOf([...events.slice(0, opening), ...more, ...events.slice(opening)], 7)
const beside = (log: Log, file: unknown = exported(log)) => check(publish(ladderDraft(), log), 'electorate', file)
const eighth = entryOf(grantTo({ voter: 7, address: developmentVoter(7).address }).leaf)

test('beside the whole log it shows who was left off, and whose role had ended', () => {
	expect(beside(before())).toMatchObject({ ok: true, state: 'holds' })
	expect(beside(before(eighth))).toMatchObject({ wrong: 'electorate', at: 'roll' })
	expect(beside(before(eighth, endedRole(7)))).toMatchObject({ ok: true })
	expect(beside(before(endedRole(6)))).toMatchObject({ wrong: 'electorate', at: 'grants[6]' })
	const after = logOf([...events.slice(0, opening + 1), endedRole(6), eighth, ...events.slice(opening + 1)], 7)
	expect(beside(after)).toMatchObject({ ok: true })
})

test('a steward without a wallet has no vote, and a coordinator none either', () => {
	const walletless = { ...eighth, facts: { role: 'steward', grant: 'one', wallet: null } }
	const coordinator = { ...eighth, facts: { role: 'coordinator', grant: 'two', wallet: 'ab'.repeat(32) } }
	expect(beside(before(walletless, coordinator))).toMatchObject({ ok: true })
})

test('whoever the opening says was left off is counted and not vouched for', () => {
	const opened = events[opening]
	if (opened === undefined) throw new Error('The vote was opened')
	const { grant } = eighth.facts as { readonly grant: string }
	const saysSo = { ...opened, facts: { ...(opened.facts as object), leftOff: [grant] } } as Entry
	const log = logOf([...events.slice(0, opening), eighth, saysSo, ...events.slice(opening + 1)], 7)
	const found = beside(log)
	expect(found).toMatchObject({ wrong: null, ok: false, state: 'unchecked' })
	expect(found.sentence).toContain('1 steward left off as involved in the case')
})

test('what an export does not show, or a log that does not hold, proves nothing', () => {
	const log = before()
	const file = exported(log)
	const hidden = {
		...file,
		entries: file.entries.map((entry, index) => (index === 3 ? { ...entry, entry: null } : entry)),
	}
	expect(beside(log, hidden)).toMatchObject({ wrong: null, ok: false, state: 'unchecked' })
	const cut = { ...file, entries: file.entries.slice(0, -1) }
	expect(beside(log, cut).state).toBeUndefined()
	const other = exported(logOf(events, 8))
	expect(beside(log, other)).toMatchObject({ wrong: 'electorate', at: 'log.leaves' })
})

test('an export from before the checkpoint of the bundle is asked for again', () => {
	const bundle = publish(ladderDraft(), before())
	const shorter = logOf(events.slice(0, -1), 7)
	const found = check(bundle, 'electorate', exported(shorter))
	expect(found).toMatchObject({ wrong: null, ok: false, state: 'unchecked' })
	expect(found.sentence).toContain('fetch it again')
})

test('a bundle without a log is not asked who was left off', () => {
	const { checks } = verifyBundle(JSON.parse(JSON.stringify(honest(ELECTIONS.ladder))), crypto)
	expect(checks.some(({ id }) => id === 'electorate')).toBe(false)
})
