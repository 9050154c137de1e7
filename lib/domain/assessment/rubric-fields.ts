import type { DocumentField, FieldKind } from '@/lib/domain/policy/document-fields'
import type { Rubric } from './rubric'

type Row = readonly [path: string, label: string, kind: FieldKind]

/** Every field of a rubric that people edit, in the order in which it is read. */
export function rubricFields({ factors, bands, overrides }: Rubric): readonly DocumentField[] {
	const ofFactors = factors.flatMap((factor, index) => {
		const { key, grades } = factor
		const rows: readonly Row[] = [
			['name', `Name of ${key}`, 'line'],
			['question', `Question of ${key}`, 'text'],
			['weight', `Weight of ${key}`, 'number'],
			...grades.flatMap(({ letter }, place): readonly Row[] => [
				[`grades.${place}.label`, `Name of ${key}:${letter}`, 'line'],
				[`grades.${place}.anchor`, `Anchor of ${key}:${letter}`, 'text'],
				[`grades.${place}.weightBasisPoints`, `Weight of ${key}:${letter}`, 'share'],
			]),
		]
		return inSection(`Factor ${key}: ${factor.name}`, `factors.${index}`, rows)
	})
	const ofBands = bands.flatMap((_band, index) =>
		inSection('Guidance', `bands.${index}`, [
			['fromScore', `Lowest score of band ${index + 1}`, 'number'],
			['range.0', `Mildest rung of band ${index + 1}`, 'rung'],
			['range.1', `Harshest rung of band ${index + 1}`, 'rung'],
			['because', `Reason of band ${index + 1}`, 'line'],
		]),
	)
	const ofOverrides = overrides.flatMap(({ factor }, index) =>
		inSection('Guidance', `overrides.${index}`, [['because', `Reason of the override on ${factor}`, 'line']]),
	)
	return [...ofFactors, ...ofBands, ...ofOverrides]
}

function inSection(section: string, at: string, rows: readonly Row[]): readonly DocumentField[] {
	return rows.map(([path, label, kind]) => ({ path: `${at}.${path}`, label, kind, section }))
}
