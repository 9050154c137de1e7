import { randomUUID } from 'node:crypto'
import { hours, type Instant, minus } from '@/lib/domain/kernel/instant'
import { impactFigure } from '@/lib/testing/cases'
import { slashingReport } from '@/prisma/seed/demonstration-reports'

/** A report in which no field is left out, as somebody would send it. */
export function fullReport() {
	const row = { id: randomUUID(), kind: 'started', at: '2026-01-01T10:00:00Z', slot: 13_000_000 }
	const link = 'https://operator.example/post-mortem'
	return {
		...slashingReport(minus(Date.now() as Instant, hours(6))),
		timeline: [{ ...row, text: 'Keys live twice.', source: 'Logs', evidence: [link] }],
		contributingFactors: [
			{ id: randomUUID(), cause: 'key_leak', text: 'On a disk.', timelineRowIds: [row.id], riskIds: ['SLS1'] },
		],
		validators: { count: 3, indices: ['123456'], pubkeys: [`0x${'ab'.repeat(48)}`], note: 'All of one host.' },
		impact: [fullFigure()],
		compensation: [
			{ id: randomUUID(), payer: 'The DAO', channel: 'other', amountGwei: '5', transaction: '0xab', note: 'Paid.' },
		],
		remediation: [{ id: randomUUID(), text: 'Wipe it.', owner: 'Operations', dueOn: '2026-12-01', state: 'done' }],
		sources: [{ id: randomUUID(), url: link, title: 'Post-mortem', archiveUrl: link }],
		uncertainties: ['Whether a second host had the keys.'],
		visibility: { surprise: 'dao' },
	}
}

export function fullFigure() {
	return {
		...impactFigure(),
		lowGwei: '13000000000',
		highGwei: '14000000000',
		asOf: '2026-01-02',
		author: 'Operations',
		note: 'Measured.',
	}
}
