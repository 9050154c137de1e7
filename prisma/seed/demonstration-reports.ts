import { randomUUID } from 'node:crypto'
import type { ReportPatch } from '@/lib/contracts/report'
import type { TimelineKind } from '@/lib/domain/incidents/vocabulary'
import { hours, type Instant, minutes, plus, toIso } from '@/lib/domain/kernel/instant'

function row(kind: TimelineKind, at: Instant, text: string) {
	return { id: randomUUID(), kind, at: toIso(at), slot: null, text, source: 'Logs of the demonstration', evidence: [] }
}

/** A slashing with the figures of April 2023 (11 validators, estimate 13.77, actual 13.45978634 ETH) at a made-up operator. */
export function slashingReport(start: Instant, variant = ''): ReportPatch {
	const validators = variant === '' ? 11 : 3
	/** The real case's figure for all eleven, or the share of so many of them. */
	const loss = (ofEleven: bigint): string => ((ofEleven * BigInt(validators)) / 11n).toString()
	const rows = {
		started: row(
			'started',
			start,
			'A restart re-imports keys that had been moved to the second cluster; both clusters attest.',
		),
		detected: row(
			'detected',
			plus(start, minutes(37)),
			`DAO contributors see ${variant === '' ? 'eleven' : 'three'} slashed validators and call the operator.`,
		),
		acknowledged: row('acknowledged', plus(start, minutes(45)), 'The person on call answers.'),
		contained: row(
			'contained',
			plus(start, minutes(70)),
			'The first cluster is shut down; nothing signs twice any more.',
		),
		resolved: row(
			'resolved',
			plus(start, hours(3)),
			'The root cause is known; the rest of the validators come back one by one.',
		),
		disclosed: row('disclosed', plus(start, hours(4)), 'The operator files this report.'),
	}
	return {
		title: variant === '' ? 'Eleven validators slashed after a failover' : 'Three validators slashed after a migration',
		incidentClass: 'slashing',
		network: 'Ethereum mainnet',
		occurredAt: toIso(start),
		occurredPrecision: 'minute',
		whatHappened:
			'Five hundred keys had been moved to a second cluster two days before. The first cluster confirmed their deletion but still held them on disk. A restart after an update loaded them again, and **both clusters attested** with the same keys.',
		timeline: Object.values(rows),
		detectedBy: 'dao_contributor',
		detectionDetail: 'Contributors who watch for slashings called before our own alert fired.',
		reportedBy: 'Operations',
		proximateCause:
			'The same keys were live in two environments, because deleting them had not rewritten the keystore on disk.',
		contributingFactors: [
			{
				id: randomUUID(),
				cause: 'key_duplication',
				text: 'The old cluster was not wiped after the failover.',
				timelineRowIds: [rows.started.id],
				riskIds: ['SLS3', 'SLS5'],
			},
			{
				id: randomUUID(),
				cause: 'client_bug',
				text: 'The key manager reported a deletion that had not reached the disk.',
				timelineRowIds: [],
				riskIds: ['DOW14'],
			},
		],
		whySurprised: 'We asked the key manager twice and believed its answer.',
		validators: { count: validators, indices: [], pubkeys: [], note: '' },
		impact: [
			{
				id: randomUUID(),
				kind: 'estimate',
				lossGwei: loss(13_770_000_000n),
				lowGwei: loss(13_000_000_000n),
				highGwei: loss(20_000_000_000n),
				method: 'Initial penalties and missed duties until the validators are withdrawable',
				asOf: toIso(plus(start, hours(4))).slice(0, 10),
				author: 'Operations',
				note: '',
			},
			{
				id: randomUUID(),
				kind: 'actual',
				lossGwei: loss(13_459_786_340n),
				lowGwei: null,
				highGwei: null,
				method: 'Balance change from the slashing to the withdrawable epoch',
				asOf: null,
				author: 'Operations',
				note:
					variant === ''
						? 'Figure of the real case that this demonstration is modelled on.'
						: 'In proportion to the real case.',
			},
		],
		compensation: [
			{
				id: randomUUID(),
				payer: 'The DAO',
				channel: 'cover_fund',
				amountGwei: loss(13_459_786_340n),
				transaction: '',
				note: '',
			},
		],
		remediation: [
			{
				id: randomUUID(),
				text: 'Wipe the old environment before keys go live elsewhere.',
				owner: 'Operations',
				dueOn: null,
				state: 'done',
			},
			{
				id: randomUUID(),
				text: 'Wait for doppelganger detection on every start.',
				owner: 'Operations',
				dueOn: null,
				state: 'in_progress',
			},
		],
		lessons: 'A deletion counts when the old place can no longer start, not when it says so.',
		visibility: { surprise: 'dao' },
	}
}

/** An outage of an hour with a cause of its own. */
export function downtimeReport(start: Instant, cause: string): ReportPatch {
	const detected = plus(start, minutes(12))
	return {
		title: `Validators offline because ${cause}`,
		incidentClass: 'downtime',
		network: 'Ethereum mainnet',
		occurredAt: toIso(start),
		occurredPrecision: 'minute',
		whatHappened: `For about an hour 400 validators missed their duties because ${cause}.`,
		timeline: [
			row('started', start, 'The first duties are missed.'),
			row('detected', detected, 'The alert on missed attestations fires.'),
			row('resolved', plus(start, minutes(62)), 'All validators attest again.'),
		],
		detectedBy: 'operator',
		detectionDetail: 'Our alert on missed attestations.',
		proximateCause: `The change had not been tried on the test network first: ${cause}.`,
		contributingFactors: [
			{
				id: randomUUID(),
				cause: 'change_management',
				text: 'No second person looked at the change.',
				timelineRowIds: [],
				riskIds: ['GIR18'],
			},
		],
		validators: { count: 400, indices: [], pubkeys: [], note: '' },
		remediation: [
			{
				id: randomUUID(),
				text: 'A second person approves every change.',
				owner: 'Operations',
				dueOn: null,
				state: 'planned',
			},
		],
		lessons: 'Small changes deserve the same steps as large ones.',
	}
}
