import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import { type DocumentField, valueAt } from './document-fields'

/** One difference between two versions of a document. */
export type DocumentChange = DocumentField & { readonly before: unknown; readonly after: unknown }

/** What follows from other fields and is never edited, so that it is no change of its own. */
const DERIVED = ['version', 'rubricVersion', 'rubricHash']

/**
 * Every difference between two documents, field by field in reading order; what no field covers, such as a parameter
 * that came or went, is told by its path. Nothing that differs is left out.
 */
export function documentChanges(
	before: object,
	after: object,
	fields: readonly DocumentField[],
): readonly DocumentChange[] {
	const listed = fields.filter(({ path }, index) => fields.findIndex((field) => field.path === path) === index)
	const named = listed.flatMap((field) => {
		const [left, right] = [valueAt(before, field.path), valueAt(after, field.path)]
		return isSame(left, right) || left === undefined || right === undefined
			? []
			: [{ ...field, before: left, after: right }]
	})
	const covered = (path: string) =>
		DERIVED.includes(path) || named.some((change) => path === change.path || path.startsWith(`${change.path}.`))
	const paths = [...new Set([...leafPaths(before), ...leafPaths(after)])]
	const others = paths.flatMap((path): DocumentChange[] => {
		const [left, right] = [valueAt(before, path), valueAt(after, path)]
		if (covered(path) || isSame(left, right)) return []
		return [{ path, label: path, kind: 'line', section: 'Other changes', before: left, after: right }]
	})
	return [...named, ...others]
}

function leafPaths(value: unknown, at = ''): readonly string[] {
	if (typeof value !== 'object' || value === null) return [at]
	const inner = Object.entries(value)
	if (inner.length === 0) return [at]
	return inner.flatMap(([key, part]) => leafPaths(part, at === '' ? key : `${at}.${key}`))
}

function isSame(left: unknown, right: unknown): boolean {
	if (left === undefined || right === undefined) return left === right
	return canonicalJson(left as Json) === canonicalJson(right as Json) // documents are JSON
}
