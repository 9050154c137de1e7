import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { problem } from '@/lib/contracts/problem'
import type { ReportPatch } from '@/lib/contracts/report'
import { emptyReport } from '@/lib/domain/incidents/empty-report'
import type { Report } from '@/lib/domain/incidents/report'
import type { Instant } from '@/lib/domain/kernel/instant'
import { DraftKeeper } from './draft-keeper'
import type { LocalCopy } from './local-copy'

const BASE: Report = { ...emptyReport(0 as Instant), title: 'Keys live twice' }

/** A server with one draft, and keepers of two people at it. */
function house() {
	const server = { report: BASE, version: 1, isReachable: true, saves: 0 }
	const copies: (LocalCopy | null)[] = []
	const save = async (change: { report: ReportPatch; expectedVersion: number }) => {
		if (!server.isReachable) throw new TypeError('fetch failed')
		server.saves += 1
		if (change.report.title === 'no') {
			const issues = [{ path: 'report.title', message: 'Keep this to 200 characters.' }]
			return { ok: false as const, problem: problem('invalid_input', 'Check the marked fields.', { issues }) }
		}
		if (change.expectedVersion !== server.version) return { ok: false as const, problem: problem('conflict') }
		server.report = { ...server.report, ...(change.report as Partial<Report>) }
		server.version += 1
		return { ok: true as const, value: { version: server.version } }
	}
	const keeper = (isAutomatic = true) =>
		new DraftKeeper({
			report: server.report,
			version: server.version,
			isAutomatic,
			save,
			readLatest: async () => ({ report: server.report, version: server.version }),
			keepCopy: (copy) => copies.push(copy),
			dropCopy: () => copies.push(null),
			now: () => Date.now(),
		})
	return { server, copies, keeper }
}

beforeEach(() => {
	vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
	vi.useRealTimers()
})

const settleTime = (ms = 20_000) => vi.advanceTimersByTimeAsync(ms)

describe('a report that is being written', () => {
	test('reaches this device at once and the server after a pause, many keystrokes in one save', async () => {
		const { server, copies, keeper } = house()
		const mine = keeper()
		for (const lessons of ['W', 'We', 'We learnt ']) mine.edit({ lessons })
		expect(copies.at(-1)?.mine.lessons).toBe('We learnt ')
		expect([server.saves, mine.snapshot().status]).toEqual([0, 'unsaved'])
		await settleTime()
		expect([server.saves, server.report.lessons, mine.snapshot().status]).toEqual([1, 'We learnt', 'saved'])
		expect(copies.at(-1)).toBeNull()
	})

	test('waits for its missing time: a row without one stays here and is not sent', async () => {
		const { server, keeper } = house()
		const mine = keeper()
		const row = { id: 'r', kind: 'started' as const, at: '', slot: null, text: 'Began', source: '', evidence: [] }
		mine.edit({ timeline: [row] })
		await settleTime()
		expect([server.saves, mine.snapshot().report.timeline.length]).toEqual([0, 1])
		mine.edit({ timeline: [{ ...row, at: '2026-05-14T10:00:00.000Z' }] })
		await settleTime()
		expect(server.report.timeline).toHaveLength(1)
	})

	test('keeps up with a case that changes beside it, but not over a change in the report', async () => {
		const { server, keeper } = house()
		const mine = keeper()
		server.version = 5
		expect([await mine.catchUp(), mine.snapshot().version]).toEqual([true, 5])
		Object.assign(server, { version: 6, report: { ...BASE, lessons: 'Theirs' } })
		expect([await mine.catchUp(), mine.snapshot().version]).toEqual([false, 5])
	})

	test('is tried again when the server cannot be reached', async () => {
		const { server, keeper } = house()
		server.isReachable = false
		const mine = keeper()
		mine.edit({ lessons: 'Kept' })
		await settleTime(2_000)
		expect(mine.snapshot().status).toBe('offline')
		server.isReachable = true
		await settleTime()
		expect([server.report.lessons, mine.snapshot().status]).toEqual(['Kept', 'saved'])
	})

	test('keeps what the server does not accept, and says where', async () => {
		const { server, keeper } = house()
		const mine = keeper()
		mine.edit({ title: 'no' })
		await settleTime()
		expect(mine.snapshot()).toMatchObject({ status: 'invalid', issues: [{ path: 'report.title' }] })
		expect([mine.snapshot().report.title, server.report.title]).toEqual(['no', 'Keys live twice'])
	})

	test('that is filed is saved only when asked', async () => {
		const { server, keeper } = house()
		const mine = keeper(false)
		mine.edit({ lessons: 'Later' })
		await settleTime()
		expect(server.saves).toBe(0)
		expect([await mine.flush(), server.report.lessons]).toEqual([true, 'Later'])
	})
})

describe('two people at one report', () => {
	test('who change different parts both find their own saved', async () => {
		const { server, keeper } = house()
		const [ours, theirs] = [keeper(), keeper()]
		ours.edit({ lessons: 'Ours' })
		theirs.edit({ proximateCause: 'Theirs' })
		await settleTime()
		expect([server.report.lessons, server.report.proximateCause]).toEqual(['Ours', 'Theirs'])
		expect(theirs.snapshot()).toMatchObject({ status: 'saved', news: 'merged', report: { lessons: 'Ours' } })
	})

	test.each([
		['ours', 'Second'],
		['theirs', 'First'],
	] as const)('who change the same part are asked; %s is then what counts', async (choice, title) => {
		const { server, keeper } = house()
		const [first, second] = [keeper(), keeper()]
		first.edit({ title: 'First' })
		await settleTime()
		second.edit({ title: 'Second' })
		await settleTime()
		expect(second.snapshot()).toMatchObject({ status: 'contested', contest: { fields: ['title'] } })
		expect([server.report.title, second.snapshot().report.title]).toEqual(['First', 'Second'])
		second.edit({ lessons: 'Written meanwhile' })
		await settleTime()
		expect(server.report.lessons).toBe('')
		second.settle(choice)
		await settleTime()
		expect([server.report.title, server.report.lessons]).toEqual([title, 'Written meanwhile'])
	})
})

describe('what this device remembers', () => {
	const copy = (mine: Partial<Report>, base: Report = BASE): LocalCopy => ({
		base,
		mine: { ...base, ...mine },
		version: 1,
		at: '2026-05-14T10:00:00.000Z',
	})

	test('comes back after a crash and is saved', async () => {
		const { server, keeper } = house()
		const mine = keeper()
		mine.restore(copy({ lessons: 'Typed before the crash' }))
		expect(mine.snapshot()).toMatchObject({ news: 'restored', status: 'unsaved' })
		await settleTime()
		expect(server.report.lessons).toBe('Typed before the crash')
	})

	test('that the server has already is dropped without a word', () => {
		const { copies, keeper } = house()
		const mine = keeper()
		mine.restore(copy({}))
		expect([mine.snapshot().news, copies.at(-1)]).toEqual([null, null])
	})

	test('and that somebody else changed since is put to the writer', async () => {
		const { server, keeper } = house()
		server.report = { ...BASE, title: 'Theirs' }
		server.version = 2
		const mine = keeper()
		mine.restore(copy({ title: 'Ours' }))
		expect(mine.snapshot()).toMatchObject({ status: 'contested', contest: { fields: ['title'] } })
		mine.discard()
		expect(mine.snapshot()).toMatchObject({ status: 'saved', report: { title: 'Theirs' } })
	})
})
