import { expect, test } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { ELECTIONS } from '@/lib/cli/test-bundles/elections'
import { altered, honest } from '@/lib/cli/test-bundles/example'
import { eventsOf, logOf, publish, receiptFor } from '@/lib/cli/test-bundles/publish'
import type { Bundle } from './bundle'
import type { Receipt } from './receipt'
import { type CheckId, firstWrong } from './report'
import { verifyBundle } from './verify-bundle'

const crypto = nativeCrypto()
const good = honest(ELECTIONS.delegation)

function check(bundle: Bundle, id: CheckId, receipts: readonly Receipt[] = []) {
	const report = verifyBundle(JSON.parse(JSON.stringify(bundle)), crypto, { receipts })
	const found = report.checks.find((made) => made.id === id)
	return { wrong: firstWrong(report), ok: report.ok, state: found?.state, sentence: found?.sentence, at: found?.at }
}

const withFirst = (change: Partial<NonNullable<Bundle['delegations']>[number]>) =>
	altered((bundle) => {
		const [first, ...rest] = bundle.delegations ?? []
		return { ...bundle, delegations: first === undefined ? [] : [{ ...first, ...change }, ...rest] }
	}, ELECTIONS.delegation)

test('good delegations are counted, with how many a ballot of their own overrides', () => {
	expect(check(good, 'delegations')).toMatchObject({
		ok: true,
		sentence: "4 delegations signed before the vote opened; 1 overridden by a ballot of the delegator's own.",
	})
})

test('a delegation of a contract wallet is said not to be checkable offline, and nothing is called wrong', () => {
	const found = check(withFirst({ signatureKind: 'erc1271', checkedAtBlock: '17', signature: '0x' }), 'delegations')
	expect(found).toMatchObject({ wrong: null, ok: false, state: 'unchecked' })
	expect(found.sentence).toMatch(/^1 delegation of contract wallets: ask each contract on chain/)
})

test.each([
	['a block for a key', { checkedAtBlock: '17' }, 'delegations[0].checkedAtBlock'],
	['no entry of the log', { leaf: null }, 'delegations[0].leaf'],
	['another hash', { delegationHash: `0x${'ab'.repeat(32)}` }, 'delegations[0].message'],
	['another time than the log', { setAt: '2026-03-01T10:00:00.000Z' }, 'delegations[0].leaf.entry'],
	['a time after the opening', { setAt: '2026-03-02T10:00:00.001Z' }, 'delegations[0].setAt'],
	['nobody on the roll', { rollId: 'nobody' }, 'delegations[0].rollId'],
])('a delegation with %s is found, and where', (_what, change, at) => {
	expect(check(withFirst(change), 'delegations')).toMatchObject({ state: 'fails', at })
})

test('a delegation that the log took after it had opened the vote is found by its place, whatever its time says', () => {
	const bundle = altered((given) => {
		const [opened] = given.log.leaves
		const index = (opened?.index ?? 0) + 1
		const delegations = given.delegations?.map(({ leaf, ...rest }) => ({ ...rest, leaf: leaf && { ...leaf, index } }))
		return { ...given, ...(delegations && { delegations }) }
	}, ELECTIONS.delegation)
	expect(check(bundle, 'delegations')).toMatchObject({ state: 'fails', at: 'delegations[0].leaf.index' })
})

test('format 2 with delegates cannot be checked to the end, and cannot be claimed for a vote of format 3', () => {
	const { delegations: _d, grants: _g, adoption: _a, log: _log, signature: _signature, ...draft } = good
	const older = check(publish({ ...draft, formatVersion: 2 }), 'delegations')
	expect(older).toMatchObject({ wrong: null, ok: false, state: 'unchecked' })
	const claimed = altered(
		({ delegations: _left, ...bundle }) => ({ ...bundle, formatVersion: 2 }),
		ELECTIONS.delegation,
	)
	expect(check(claimed, 'opened')).toMatchObject({ state: 'fails', at: 'delegations' })
	const silent = altered(({ delegations: _left, ...bundle }) => bundle, ELECTIONS.delegation)
	expect(check(silent, 'delegations')).toMatchObject({ state: 'fails', at: 'delegations' })
	const both = altered((bundle) => ({ ...bundle, formatVersion: 2 }), ELECTIONS.delegation)
	expect(check(both, 'delegations')).toMatchObject({ state: 'fails', at: 'delegations' })
})

test("a delegator's receipt is found in the bundle, and one for a delegation without effect cannot be judged", () => {
	const log = logOf(eventsOf(good), 7)
	const receipt = receiptFor(log, good.delegations?.[1]?.delegationHash ?? '')
	expect(check(good, 'receipts', [receipt])).toMatchObject({ state: 'holds' })
	expect(check(honest(ELECTIONS.ladder), 'receipts', [receipt])).toMatchObject({ state: 'unchecked' })
})
