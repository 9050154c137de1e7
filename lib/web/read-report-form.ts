import 'server-only'
import { randomUUID } from 'node:crypto'
import { parseEth } from '@/lib/domain/kernel/gwei'

const TEXTS = [
	'title',
	'incidentClass',
	'whatHappened',
	'detectedBy',
	'detectionDetail',
	'proximateCause',
	'whySurprised',
	'lessons',
] as const

/** The report's form as the command's input. Rows without their main field are left out; ids stay what they were. */
export function readReportForm(form: FormData): Record<string, unknown> {
	const text = (name: string): string => String(form.get(name) ?? '')
	return {
		incidentId: text('incidentId'),
		expectedVersion: text('expectedVersion'),
		reason: text('reason'),
		report: {
			...Object.fromEntries(TEXTS.map((name) => [name, text(name)])),
			occurredAt: asUtc(text('occurredAt')),
			occurredPrecision: 'minute',
			validators: { count: text('validatorCount') === '' ? null : Number(text('validatorCount')) },
			timeline: rows(form, 'timeline', ['kind', 'at', 'text', 'source'], 'at').map((row) => ({
				...row,
				at: asUtc(row.at ?? ''),
			})),
			contributingFactors: rows(form, 'factor', ['cause', 'text', 'risks'], 'cause').map(({ risks = '', ...row }) => ({
				...row,
				riskIds: risks.split(/[\s,]+/).filter((code) => code !== ''),
			})),
			impact: rows(form, 'impact', ['kind', 'loss', 'method'], 'loss').map(({ loss = '', ...row }) => ({
				...row,
				lossGwei: parseEth(loss)?.toString() ?? loss,
			})),
			remediation: rows(form, 'remediation', ['text', 'owner', 'state'], 'text'),
			visibility: Object.fromEntries(
				[...form.keys()]
					.filter((name) => name.startsWith('visibility.'))
					.map((name) => [name.slice('visibility.'.length), text(name)]),
			),
		},
	}
}

/** A browser's date and time has no zone and may have no seconds; it is read as UTC, as the form says. */
function asUtc(value: string): string {
	if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)) return `${value}:00Z`
	return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/.test(value) ? `${value}Z` : value
}

function rows(form: FormData, list: string, fields: readonly string[], main: string): Record<string, string>[] {
	const ids = form.getAll(`${list}.id`)
	return ids.flatMap((id, index) => {
		const row = Object.fromEntries(fields.map((field) => [field, String(form.getAll(`${list}.${field}`)[index] ?? '')]))
		return row[main] === '' ? [] : [{ ...row, id: String(id) || randomUUID() }]
	})
}
