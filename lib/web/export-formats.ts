import 'server-only'
import { DATASET_COLUMNS, DATASET_FIELDS, type DatasetField, type DatasetRow } from '@/lib/contracts/dataset'
import type { LogEntryShown, LogExport } from '@/lib/domain/log/log-export'
import { type CsvColumn, csvHead, csvRow } from '@/lib/format/csv'
import type { DatasetExport } from '@/lib/server/assessment/queries/export-dataset'
import type { BallotExport } from '@/lib/server/decisions/queries/export-ballots'
import type { DecisionRecordExport } from '@/lib/server/decisions/queries/export-decision-record'
import type { RollExport, RollLine } from '@/lib/server/decisions/queries/export-roll'
import type { VoteBundleFile } from '@/lib/server/decisions/queries/get-vote-bundle'
import type { BallotView } from '@/lib/server/decisions/queries/list-ballots'
import type { VoteBundle } from '@/lib/server/decisions/vote-bundle'
import type { LogAsFile } from '@/lib/server/log/queries/export-log'
import type { ExportFormat } from './export-route'

const CSV = 'text/csv; charset=utf-8; header=present'

const BALLOT_COLUMNS: readonly CsvColumn<BallotView>[] = [
	{ name: 'id', of: (row) => row.id },
	{ name: 'number', of: (row) => row.number },
	{ name: 'voter', isFreeText: true, of: (row) => row.voter },
	{ name: 'address', of: (row) => row.address },
	{ name: 'sequence', of: (row) => row.sequence },
	{ name: 'isCounted', of: (row) => row.isCounted },
	{ name: 'castAt', of: (row) => row.castAt },
	{ name: 'power', of: (row) => row.power },
	{ name: 'choice', of: (row) => row.choice },
	{ name: 'parameters', of: (row) => JSON.stringify(row.parameters) },
	{ name: 'conflict', of: (row) => row.conflict },
	{ name: 'countsWithoutConflicted', of: (row) => row.isCounted && row.conflict === 'none' },
	{ name: 'reason', isFreeText: true, of: (row) => row.reason },
	{ name: 'ballotHash', of: (row) => row.ballotHash },
	{ name: 'signature', of: (row) => row.signature },
	{ name: 'signatureKind', of: (row) => row.signatureKind },
]

export const BALLOTS_CSV: ExportFormat<BallotExport, BallotView> = {
	contentType: CSV,
	fileName: ({ voteId }) => `ballots-${voteId}.csv`,
	head: () => csvHead(BALLOT_COLUMNS),
	row: (row) => csvRow(BALLOT_COLUMNS, row),
	tail: '',
}

const ROLL_COLUMNS: readonly CsvColumn<RollLine>[] = [
	{ name: 'id', of: (row) => row.id },
	{ name: 'address', of: (row) => row.address },
	{ name: 'name', isFreeText: true, of: (row) => row.name },
	{ name: 'power', of: (row) => row.power },
	{ name: 'delegate', of: (row) => row.delegate },
	{ name: 'hasVoted', of: (row) => row.hasVoted },
	{ name: 'recusedAt', of: (row) => row.recusedAt },
	{ name: 'conflict', of: (row) => row.conflict },
]

export const ROLL_CSV: ExportFormat<RollExport, RollLine> = {
	contentType: CSV,
	fileName: ({ voteId }) => `roll-${voteId}.csv`,
	head: () => csvHead(ROLL_COLUMNS),
	row: (row) => csvRow(ROLL_COLUMNS, row),
	tail: '',
}

const DATASET_CSV_COLUMNS: readonly CsvColumn<DatasetRow>[] = DATASET_COLUMNS.map((name) => ({
	name,
	isFreeText: DATASET_FIELDS[name].isFreeText ?? false,
	of: (row) => {
		const value = row[name]
		return typeof value === 'object' && value !== null ? value.join(';') : value
	},
}))

export const DATASET_CSV: ExportFormat<DatasetExport, DatasetRow> = {
	contentType: CSV,
	fileName: () => 'guardrail-dataset.csv',
	describedBy: '/api/v1/dataset.csv-metadata.json',
	head: () => csvHead(DATASET_CSV_COLUMNS),
	row: (row) => csvRow(DATASET_CSV_COLUMNS, row),
	tail: '',
}

/** The whole dataset, with what each of its columns means. */
export type Dataset = {
	readonly fields: readonly ({ readonly name: keyof DatasetRow } & DatasetField)[]
	readonly data: readonly DatasetRow[]
}

export const DATASET_JSON: ExportFormat<DatasetExport, DatasetRow, Dataset> = {
	contentType: 'application/json; charset=utf-8',
	describedBy: '/api/v1/dataset.csv-metadata.json',
	head: () =>
		`{"fields":${JSON.stringify(DATASET_COLUMNS.map((name) => ({ name, ...DATASET_FIELDS[name] })))},"data":[\n`,
	row: (row, isFirst) => `${isFirst ? '' : ',\n'}${JSON.stringify(row)}`,
	tail: '\n]}\n',
}

export const DECISION_RECORD_MD: ExportFormat<DecisionRecordExport, string> = {
	contentType: 'text/markdown; charset=utf-8',
	fileName: ({ voteId }) => `decision-${voteId}.md`,
	head: () => '',
	row: (document) => document,
	tail: '',
}

export const VOTE_BUNDLE_JSON: ExportFormat<VoteBundleFile, string, VoteBundle> = {
	contentType: 'application/json; charset=utf-8',
	head: () => '',
	row: (part) => part,
	tail: '',
}

export const LOG_JSON: ExportFormat<LogAsFile, LogEntryShown, LogExport> = {
	contentType: 'application/json; charset=utf-8',
	fileName: ({ checkpoint }) => `guardrail-log-${checkpoint.size}.json`,
	head: ({ installation, checkpoint, keys }) => {
		const { origin } = checkpoint
		const head = { format: 'guardrail-log-export', formatVersion: 1, installation, origin, keys, checkpoint }
		return `${JSON.stringify(head).slice(0, -1)},"entries":[\n`
	},
	row: (entry, isFirst) => `${isFirst ? '' : ',\n'}${JSON.stringify(entry)}`,
	tail: '\n]}\n',
}
