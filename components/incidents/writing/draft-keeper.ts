import type { FieldIssue, Problem } from '@/lib/contracts/problem'
import type { ReportPatch } from '@/lib/contracts/report'
import { changedFields, mergeReports } from '@/lib/domain/incidents/merge-reports'
import type { Report } from '@/lib/domain/incidents/report'
import type { LocalCopy } from './local-copy'
import { patchBetween, sendable } from './sendable'

const PAUSE_MS = 1_200
const RETRY_MS = 10_000

export type Saved =
	| { readonly ok: true; readonly value: { readonly version: number } }
	| { readonly ok: false; readonly problem: Problem }

export type Contest = { readonly fields: readonly string[]; readonly theirs: Report }

export type DraftState = {
	readonly report: Report
	readonly status: 'saved' | 'unsaved' | 'saving' | 'offline' | 'invalid' | 'refused' | 'contested'
	readonly version: number
	/** When the server last took something, in ms; `null` before the first time. */
	readonly savedAt: number | null
	readonly sentence: string
	readonly issues: readonly FieldIssue[]
	readonly contest: Contest | null
	/** Where the text comes from: restored from this device, or brought together with what somebody else saved. */
	readonly news: 'restored' | 'merged' | null
}

export type KeeperOptions = {
	readonly report: Report
	readonly version: number
	/** A draft is saved while one writes; a filed report only on `flush`, since each save is a revision. */
	readonly isAutomatic: boolean
	readonly save: (change: { report: ReportPatch; expectedVersion: number }) => Promise<Saved>
	readonly readLatest: () => Promise<{ report: Report; version: number } | null>
	readonly keepCopy: (copy: LocalCopy) => void
	readonly dropCopy: () => void
	readonly now: () => number
}

/**
 * Keeps a report safe while it is written: each change goes to this device at once and to the server after a pause;
 * what somebody else saved meanwhile is brought together, and only what both changed is put to the writer.
 */
export class DraftKeeper {
	private base: Report
	/** What our text began at: it stays behind `base` while something is contested, so that a reload asks again. */
	private origin: Report
	private state: DraftState
	private timer: ReturnType<typeof setTimeout> | undefined
	private running: Promise<void> | null = null
	private readonly listeners = new Set<() => void>()

	constructor(private readonly options: KeeperOptions) {
		this.base = options.report
		this.origin = options.report
		this.state = {
			report: options.report,
			status: 'saved',
			version: options.version,
			savedAt: null,
			sentence: '',
			issues: [],
			contest: null,
			news: null,
		}
	}

	readonly subscribe = (listener: () => void): (() => void) => {
		this.listeners.add(listener)
		return () => this.listeners.delete(listener)
	}

	readonly snapshot = (): DraftState => this.state

	/** Changes part of the report. */
	readonly edit = (change: Partial<Report>): void => {
		this.set({ report: { ...this.state.report, ...change } })
		if (this.state.status !== 'contested') this.set({ status: 'unsaved' })
		this.remember()
		if (this.options.isAutomatic) this.later(PAUSE_MS)
	}

	/** Takes up what this device remembers from an earlier visit. */
	readonly restore = (copy: LocalCopy): void => {
		const { report, contested } = mergeReports(copy.base, copy.mine, this.options.report)
		const isNews = Object.keys(patchBetween(this.base, sendable(report))).length > 0
		if (!isNews) {
			this.options.dropCopy()
			return
		}
		this.set({ report, news: 'restored', status: 'unsaved' })
		if (contested.length > 0) {
			this.origin = copy.base
			this.contend(contested, this.options.report)
		} else if (this.options.isAutomatic) this.later(0)
	}

	/** Gives up what has not been saved and shows the server's copy again. */
	readonly discard = (): void => {
		clearTimeout(this.timer)
		this.options.dropCopy()
		this.set({ report: this.base, status: 'saved', news: null, contest: null, issues: [], sentence: '' })
	}

	/** Settles what both have changed: with ours as it stands, or with theirs. */
	readonly settle = (choice: 'ours' | 'theirs'): void => {
		const { contest, report } = this.state
		if (contest === null) return
		const settled = choice === 'ours' ? report : takeTheirs(report, contest)
		this.origin = this.base
		this.set({ report: settled, contest: null, status: 'unsaved' })
		this.remember()
		if (this.options.isAutomatic) this.later(0)
	}

	/** Saves what there is now; true when the server has all of it. */
	readonly flush = async (): Promise<boolean> => {
		clearTimeout(this.timer)
		await this.running
		await this.saveNow()
		return this.state.status === 'saved'
	}

	/** Takes note that the case has changed beside the report, by an embargo for instance; false when the report has too. */
	readonly catchUp = async (): Promise<boolean> => {
		const latest = await this.options.readLatest()
		if (latest === null || changedFields(this.base, latest.report).length > 0) return false
		this.set({ version: latest.version })
		return true
	}

	private later(ms: number): void {
		clearTimeout(this.timer)
		this.timer = setTimeout(() => void this.saveNow(), ms)
	}

	private saveNow(): Promise<void> {
		this.running ??= this.attempt().finally(() => {
			this.running = null
		})
		return this.running
	}

	private async attempt(): Promise<void> {
		if (this.state.status === 'contested') return
		const sent = sendable(this.state.report)
		const report = patchBetween(this.base, sent)
		if (Object.keys(report).length === 0) return this.taken(this.state.version, sent)
		this.set({ status: 'saving' })
		try {
			const answer = await this.options.save({ report, expectedVersion: this.state.version })
			if (answer.ok) this.taken(answer.value.version, sent)
			else if (answer.problem.code === 'conflict') await this.bringTogether()
			else this.refuse(answer.problem)
		} catch {
			// no answer at all: this device keeps the copy, and the next attempt follows by itself
			this.set({ status: 'offline' })
			if (this.options.isAutomatic) this.later(RETRY_MS)
		}
	}

	private taken(version: number, sent: Report): void {
		this.base = sent
		this.origin = sent
		const isCurrent = Object.keys(patchBetween(sent, sendable(this.state.report))).length === 0
		const status = isCurrent ? 'saved' : 'unsaved'
		this.set({ version, status, savedAt: this.options.now(), issues: [], sentence: '' })
		if (isCurrent) this.options.dropCopy()
		else if (this.options.isAutomatic) this.later(PAUSE_MS)
	}

	private refuse(found: Problem): void {
		const status = found.code === 'invalid_input' ? 'invalid' : 'refused'
		this.set({ status, sentence: found.sentence, issues: found.issues ?? [] })
	}

	private async bringTogether(): Promise<void> {
		const latest = await this.options.readLatest()
		if (latest === null) return this.set({ status: 'refused', sentence: 'You can no longer read this report.' })
		const { report, contested } = mergeReports(this.base, this.state.report, latest.report)
		this.base = latest.report
		if (contested.length === 0) this.origin = latest.report
		this.set({ report, version: latest.version, news: 'merged', status: 'unsaved' })
		this.remember()
		if (contested.length > 0) this.contend(contested, latest.report)
		else this.later(0)
	}

	private contend(fields: readonly string[], theirs: Report): void {
		this.set({ status: 'contested', contest: { fields, theirs } })
	}

	private remember(): void {
		const { report: mine, version } = this.state
		this.options.keepCopy({ base: this.origin, mine, version, at: new Date(this.options.now()).toISOString() })
	}

	private set(change: Partial<DraftState>): void {
		this.state = { ...this.state, ...change }
		for (const listener of this.listeners) listener()
	}
}

/** Our report with their version of whatever both have changed. */
function takeTheirs(ours: Report, { fields, theirs }: Contest): Report {
	const taken: Record<string, unknown> = { ...ours }
	for (const name of fields) {
		const [field = '', id] = name.split('/')
		const other = theirs[field as keyof Report] // the names come from the report's own fields
		if (id === undefined) taken[field] = other
		// Only lists of rows are contested row by row.
		else taken[field] = withTheirRow(taken[field] as readonly Row[], other as unknown as readonly Row[], id)
	}
	return taken as Report // the same fields as ours
}

type Row = { readonly id: string }

function withTheirRow(ours: readonly Row[], theirs: readonly Row[], id: string): readonly Row[] {
	const row = theirs.find((candidate) => candidate.id === id)
	return ours.flatMap((candidate) => (candidate.id === id ? (row ? [row] : []) : [candidate]))
}
