import 'server-only'
import { z } from 'zod'
import { DATASET_COLUMNS, DATASET_FIELDS, type DatasetField } from '@/lib/contracts/dataset'
import { defineQuery } from '@/lib/server/kernel/define-query'

/** The columns of the dataset as CSV on the Web metadata (W3C, tabular-metadata). */
export const getDatasetMetadata = defineQuery({
	name: 'dataset.describe',
	input: z.object({}),
	answer: async (): Promise<object> => ({
		'@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
		url: 'dataset.csv',
		'dc:title': 'Published cases',
		'dc:description': 'One row for each published case. An empty cell is unknown, or not yet.',
		tableSchema: { primaryKey: 'id', columns: DATASET_COLUMNS.map((name) => column(name, DATASET_FIELDS[name])) },
	}),
})

function column(name: string, { type, unit, says }: DatasetField): object {
	return {
		name,
		titles: name,
		'dc:description': says,
		datatype: type === undefined || type === 'list' ? 'string' : type,
		...(type === 'list' && { separator: ';' }),
		...(unit && { 'schema:unitText': unit }),
	}
}
