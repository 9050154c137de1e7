import 'server-only'
import { createHash } from 'node:crypto'
import type { ReportPatch } from '@/lib/contracts/report'
import { contradictsForks } from '@/lib/domain/incidents/fork-schedule'
import { GWEI_PER_ETH } from '@/lib/domain/kernel/gwei'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { IncidentFileRow } from './incident-row'
import { CAUSES_IN_FILE, CLASSES, channelOf, detectorOf } from './vocabulary-maps'

/** A UUID that is the same each time the same row is read, so that an import can be repeated. */
function stableId(...parts: readonly string[]): string {
	const hex = createHash('sha256').update(parts.join('/')).digest('hex')
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** ETH as the file writes it, in whole gwei; nine decimals are exact in a double of this size. */
function gweiOf(eth: number): string {
	const [whole = '0', fraction = ''] = eth.toFixed(9).split('.')
	return (BigInt(whole) * GWEI_PER_ETH + BigInt(fraction)).toString()
}

/** `2023-04-13-rocklogic-slashing` from the file's `rocklogic-2023-04-slashing`. */
export function slugOf(row: IncidentFileRow): string {
	return `${row.date}-${row.id.replace(/-\d{4}-\d{2}/, '')}`
}

/** A row as a report: what the file knows, in its sections; what it does not know stays unknown. */
export function reportFromRow(row: IncidentFileRow, today: string): Result<ReportPatch, Refusal<'unusable_row'>> {
	const contradiction = contradictsForks(row.date, `${row.network} ${row.title} ${row.cause}`, today)
	if (contradiction !== null) return refuse('unusable_row', contradiction)
	const incidentClass = CLASSES[row.incident_class]
	if (incidentClass === undefined)
		return refuse(
			'unusable_row',
			`The class "${row.incident_class}" is not known; use one of ${Object.keys(CLASSES).join(', ')}.`,
		)
	const words = row.root_cause_category.split('+').map((word) => word.trim())
	const unknown = words.find((word) => CAUSES_IN_FILE[word] === undefined)
	if (unknown !== undefined)
		return refuse(
			'unusable_row',
			`The cause "${unknown}" is not known; use one of ${Object.keys(CAUSES_IN_FILE).join(', ')}.`,
		)
	return ok({
		title: row.title,
		incidentClass,
		network: row.network || 'Not stated',
		occurredAt: `${row.date}T00:00:00.000Z`,
		occurredPrecision: row.date_precision,
		whatHappened: whatHappened(row),
		detectedBy: detectorOf(row.detection.by),
		detectionDetail: [row.detection.by, row.detection.detail].filter((text) => text !== '').join(': '),
		reportedBy: '',
		proximateCause: known(row.cause),
		contributingFactors: words.map((word) => ({
			id: stableId(row.id, 'cause', word),
			cause: CAUSES_IN_FILE[word] ?? 'undescriptive',
			text: '',
			timelineRowIds: [],
			riskIds: [],
		})),
		validators: { count: row.validators_affected, indices: [], pubkeys: [], note: '' },
		impact: impactOf(row),
		compensation: compensationOf(row),
		sources: row.sources.map((url) => ({ id: stableId(row.id, url), url, title: '', archiveUrl: '' })),
		uncertainties: [...row.unverified, `How sure the sources are: ${row.confidence}`],
	})
}

function known(text: string): string {
	return text === 'unknown' ? '' : text
}

function whatHappened(row: IncidentFileRow): string {
	const parts = [
		known(row.resolution) && `**How it ended.** ${row.resolution}`,
		known(row.remediation) && `**Remediation, as reported.** ${row.remediation}`,
		row.decision && !['n/a', 'none'].includes(row.decision) && `**What was decided elsewhere.** ${row.decision}`,
	]
	return [`${row.title}.`, ...parts.filter((part) => part)].join('\n\n')
}

/** The sources' own figure is "actual" only where they are primary for the amount; press figures stay estimates. */
function impactOf(row: IncidentFileRow): NonNullable<ReportPatch['impact']> {
	const isPrimary =
		row.confidence.startsWith('confirmed-primary') && !/secondary \((details|amount)\)/.test(row.confidence)
	const figure = (kind: 'estimate' | 'actual', eth: number) => ({
		id: stableId(row.id, kind, String(eth)),
		kind,
		lossGwei: gweiOf(eth),
		lowGwei: null,
		highGwei: null,
		method: '',
		asOf: null,
		author: 'The sources of this case',
		note: row.impact_note,
	})
	const estimate = row.impact_estimated_eth === null ? [] : [figure('estimate', row.impact_estimated_eth)]
	const stated = row.impact_eth === null ? [] : [figure(isPrimary ? 'actual' : 'estimate', row.impact_eth)]
	return [...estimate, ...stated]
}

function compensationOf(row: IncidentFileRow): NonNullable<ReportPatch['compensation']> {
	if (row.compensation === null) return []
	const { payer, method, amount_eth, detail, executed } = row.compensation
	return [
		{
			id: stableId(row.id, 'compensation'),
			payer,
			channel: channelOf(payer, method),
			amountGwei: amount_eth === null ? null : gweiOf(amount_eth),
			transaction: '',
			note: [method, detail, executed && `Executed ${executed}`].filter((text) => text !== '').join('; '),
		},
	]
}
