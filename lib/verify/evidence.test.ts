import { expect, test } from 'vitest'
import { nativeCrypto } from '@/lib/cli/native-crypto'
import { ELECTIONS } from '@/lib/cli/test-bundles/elections'
import { honest, ladderDraft } from '@/lib/cli/test-bundles/example'
import {
	checkpointOf,
	eventsOf,
	exported,
	type Log,
	logOf,
	rangeHasher,
	receiptFor,
} from '@/lib/cli/test-bundles/publish'
import { timeAfter } from '@/lib/cli/test-bundles/setting'
import { inclusionRanges } from '@/lib/domain/log/merkle'
import type { Receipt } from './receipt'
import { firstWrong } from './report'
import { verifyFiles } from './verify-files'

const crypto = nativeCrypto()
const log = logOf(eventsOf(ladderDraft()), 7)
const hash = ladderDraft().ballots[2]?.ballotHash ?? ''
const place = log.entries.findIndex((entry) => entry.includes(hash))

function check(...contents: readonly unknown[]) {
	const files = contents.map((content, index) => ({ name: `${index}`, text: JSON.stringify(content) }))
	const reports = verifyFiles(files, crypto)
	const [wrong = null] = reports.flatMap(({ report }) => firstWrong(report) ?? [])
	return { isOk: reports.every(({ report }) => report.ok), wrong: wrong && [wrong.id, wrong.sentence, wrong.at] }
}

/** The receipt as it is when it is fetched after the log had so many entries. */
function receiptAt(size: number, from: Log = log): Receipt {
	const at = timeAfter(size < from.entries.length ? 90 : 60 * 24 * 29)
	const grown = { entries: from.entries.slice(0, size), hashes: from.hashes.slice(0, size) }
	const index = grown.entries.findIndex((entry) => entry.includes(hash))
	const proof = inclusionRanges(index, size).map(rangeHasher(grown))
	return { ...receiptFor(grown, hash), inclusion: { index, proof, checkpoint: checkpointOf(grown, at) } }
}

test('a voter who brings the receipt of a ballot and the bundle of the vote needs nothing else', () => {
	const bundle = honest(ELECTIONS.ladder)
	expect(check(bundle, receiptFor(log, hash))).toEqual({ isOk: true, wrong: null })
	expect(check(receiptAt(place + 3), bundle)).toEqual({ isOk: true, wrong: null })
	expect(check(bundle, receiptAt(log.entries.length))).toEqual({ isOk: true, wrong: null })
	expect(check(receiptFor(log, hash)).isOk).toBe(false)
})

test('a checkpoint that was kept by itself still needs the proof that the log only grew', () => {
	expect(check(honest(ELECTIONS.ladder), receiptAt(place + 3).inclusion?.checkpoint)).toEqual({
		isOk: false,
		wrong: null,
	})
})

test('a receipt under another root of as many entries, and one whose entry has moved, show a fork', () => {
	const other = logOf(eventsOf({ ...ladderDraft(), outcome: { outcome: 'rejected' } }), 7)
	expect(check(honest(ELECTIONS.ladder), receiptAt(other.entries.length, other)).wrong?.[1]).toMatch(
		/^The log was forked/,
	)
	const moved = receiptAt(place + 2, logOf(eventsOf(ladderDraft()), 6))
	expect(check(honest(ELECTIONS.ladder), moved).wrong).toEqual([
		'receipts',
		`The log has moved this entry from place ${place - 1} to ${place}.`,
		'receipts[0]',
	])
})

const without = (at: number): Log => ({
	entries: log.entries.filter((_, index) => index !== at),
	hashes: log.hashes.filter((_, index) => index !== at),
})

test('the export of a log holds with a receipt of it, and not once the entry is gone or has moved', () => {
	expect(check(exported(log), receiptFor(log, hash))).toEqual({ isOk: true, wrong: null })
	expect(check(exported(log), receiptAt(place + 3))).toEqual({ isOk: true, wrong: null })
	expect(check(exported(without(place)), receiptFor(log, hash)).wrong).toEqual([
		'receipts',
		'The installation took this, and the log has lost the entry.',
		'receipts[0].leafHash',
	])
	expect(check(exported(without(0)), receiptAt(place + 3)).wrong?.[1]).toBe(
		`The log has moved this entry from place ${place} to ${place - 1}.`,
	)
	const forged = { ...receiptFor(log, hash), acceptedAt: timeAfter(5) }
	expect(check(exported(log), forged).wrong?.[0]).toBe('receipts')
})

test('a checkpoint inside a receipt shows a log of which a later entry was taken out', () => {
	const lost = without(place + 2)
	expect(check(exported(lost), receiptAt(place + 4)).wrong?.[1]).toMatch(/^The log was forked/)
})

test('a proof is not said to be held against anything where nothing was there for it', () => {
	const proof = { first: 3, second: 900, proof: [] }
	expect(check(honest(ELECTIONS.ladder), proof)).toEqual({ isOk: false, wrong: null })
	expect(check(exported(log), proof)).toEqual({ isOk: false, wrong: null })
	expect(check(exported(log), { first: 3, second: 9, proof: [] }).wrong?.[1]).toBe(
		'This proof is not about the entries of this log.',
	)
	const size = log.entries.length
	const between = { first: size, second: size, proof: [] }
	expect(check(exported(log), between)).toEqual({ isOk: true, wrong: null })
})
