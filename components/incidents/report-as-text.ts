import { changedFields } from '@/lib/domain/incidents/merge-reports'
import type { Report } from '@/lib/domain/incidents/report'
import {
	CAUSES,
	COMPENSATION_CHANNELS,
	DETECTORS,
	INCIDENT_CLASSES,
	REMEDIATION_STATES,
	TIMELINE_KINDS,
	VISIBILITIES,
} from '@/lib/domain/incidents/vocabulary'
import { formatDay, formatPrecisely, formatTime } from '@/lib/format/dates'
import { formatEth } from '@/lib/format/numbers'

type Words = { readonly [Field in keyof Report]: readonly [name: string, text: (report: Report) => string] }

const lines = (rows: readonly (readonly (string | null)[])[]): string =>
	rows.map((parts) => parts.filter(Boolean).join(', ')).join('\n')
const eth = (gwei: string | null): string | null => (gwei === null ? null : formatEth(gwei))

/** Every field of a report under its name, as text that can be compared word by word. */
const WORDS: Words = {
	title: ['Title', (it) => it.title],
	incidentClass: ['Class', (it) => INCIDENT_CLASSES[it.incidentClass]],
	network: ['Network', (it) => it.network],
	occurredAt: ['When it began', (it) => formatPrecisely(it.occurredAt, it.occurredPrecision)],
	occurredPrecision: ['How exactly this is known', (it) => `to the ${it.occurredPrecision}`],
	whatHappened: ['What happened', (it) => it.whatHappened],
	timeline: [
		'Timeline',
		(it) =>
			lines(
				it.timeline.map((row) => [formatTime(row.at), TIMELINE_KINDS[row.kind], row.text, row.source, ...row.evidence]),
			),
	],
	detectedBy: ['Noticed by', (it) => DETECTORS[it.detectedBy]],
	detectionDetail: ['How it was noticed', (it) => it.detectionDetail],
	reportedBy: ['Reported by', (it) => it.reportedBy],
	proximateCause: ['What set it off', (it) => it.proximateCause],
	contributingFactors: [
		'Contributing factors',
		(it) => lines(it.contributingFactors.map(({ cause, text, riskIds }) => [CAUSES[cause], text, riskIds.join(' ')])),
	],
	whySurprised: ['Why we were surprised', (it) => it.whySurprised],
	validators: [
		'Validators affected',
		({ validators: { count, indices, pubkeys, note } }) =>
			lines([[count === null ? 'not known' : String(count)], indices, pubkeys, [note]]),
	],
	impact: [
		'Loss',
		(it) =>
			lines(
				it.impact.map((figure) => [
					figure.kind,
					formatEth(figure.lossGwei),
					eth(figure.lowGwei),
					eth(figure.highGwei),
					figure.method,
					figure.author,
					figure.asOf === null ? null : formatDay(figure.asOf),
					figure.note,
				]),
			),
	],
	compensation: [
		'Compensation',
		(it) =>
			lines(
				it.compensation.map(({ payer, channel, amountGwei, transaction, note }) => [
					payer,
					COMPENSATION_CHANNELS[channel],
					eth(amountGwei),
					transaction,
					note,
				]),
			),
	],
	remediation: [
		'Remediation',
		(it) => lines(it.remediation.map((item) => [item.text, item.owner, item.dueOn, REMEDIATION_STATES[item.state]])),
	],
	lessons: ['Lessons', (it) => it.lessons],
	sources: ['Sources', (it) => lines(it.sources.map(({ url, title, archiveUrl }) => [title, url, archiveUrl]))],
	uncertainties: ['Doubts', (it) => it.uncertainties.join('\n')],
	visibility: [
		'Who may read what',
		(it) =>
			lines(Object.entries(it.visibility).map(([section, who]) => [section.replace('_', ' '), VISIBILITIES[who]])),
	],
}

export type FieldChange = {
	readonly field: string
	readonly name: string
	readonly before: string
	readonly after: string
}

/** The fields in which two versions of a report differ, each as two texts. */
export function changesBetween(before: Report, after: Report): readonly FieldChange[] {
	return changedFields(before, after).map((field) => {
		const [name, text] = WORDS[field]
		return { field, name, before: text(before), after: text(after) }
	})
}
