import 'server-only'
import { rubricFields } from '@/lib/domain/assessment/rubric-fields'
import { type DocumentField, policyFields, spelledOut, withValueAt } from '@/lib/domain/policy/document-fields'
import { getPolicyRecord } from '@/lib/server/policy/queries/get-policy-record'
import { actorOfRequest } from './request-context'

/** The form of a draft as the command wants it: the stored documents with what was typed in each field. */
export async function readPolicyDraft(form: FormData): Promise<Record<string, unknown>> {
	const version = String(form.get('version'))
	const found = await getPolicyRecord.ask({ version }, { actor: await actorOfRequest() })
	const head = readHead(form)
	if (!found.ok) return head
	const { document, rubric } = found.value
	return {
		...head,
		document: withTyped(spelledOut(document), policyFields(document), form, 'document'),
		rubric: withTyped(rubric, rubricFields(rubric), form, 'rubric'),
	}
}

/** A draft that is replaced by a pasted document; without a rubric of its own it keeps the one that it has. */
export async function readImportedPolicy(form: FormData): Promise<Record<string, unknown>> {
	const head = readHead(form)
	const found = await getPolicyRecord.ask({ version: String(head.version) }, { actor: await actorOfRequest() })
	const { document, rubric } = parseExport(String(form.get('json') ?? ''))
	return { ...head, document, rubric: rubric ?? (found.ok ? found.value.rubric : undefined) }
}

/** A new draft, from a pasted document where there is one. */
export function readNewPolicyDraft(form: FormData): Record<string, unknown> {
	const json = String(form.get('json') ?? '').trim()
	const head = { changeNote: form.get('changeNote') }
	return json === '' ? head : { ...head, ...parseExport(json) }
}

function readHead(form: FormData): Record<string, unknown> {
	return {
		version: form.get('version'),
		expectedEdition: form.get('expectedEdition'),
		changeNote: form.get('changeNote'),
	}
}

/** An export holds document and rubric; a document alone is taken too. What is no JSON stays text, and is refused. */
function parseExport(json: string): { readonly document: unknown; readonly rubric?: unknown } {
	try {
		const parsed: unknown = JSON.parse(json)
		if (typeof parsed !== 'object' || parsed === null || !('document' in parsed)) return { document: parsed }
		return 'rubric' in parsed ? { document: parsed.document, rubric: parsed.rubric } : { document: parsed.document }
	} catch {
		return { document: json } // the contract says that it is no document
	}
}

function withTyped<T>(document: T, fields: readonly DocumentField[], form: FormData, prefix: string): T {
	return fields.reduce((changed, { path, kind }) => {
		const name = `${prefix}.${path}`
		if (kind === 'roles' || kind === 'weights') return withValueAt(changed, path, form.getAll(`${name}[]`))
		if (kind !== 'threshold')
			return form.has(name) ? withValueAt(changed, path, typedValue(kind, form.get(name))) : changed
		const part = (key: string) => form.get(`${name}.${key}`)
		const [numerator, denominator] = [numberOf(part('numerator')), numberOf(part('denominator'))]
		return withValueAt(changed, path, { numerator, denominator, rule: part('rule') })
	}, document)
}

const NUMBERS: readonly DocumentField['kind'][] = ['hours', 'days', 'share', 'number', 'rung']

function typedValue(kind: DocumentField['kind'], typed: FormDataEntryValue | null): unknown {
	if (NUMBERS.includes(kind)) return numberOf(typed)
	if (kind === 'yes_no') return typed === 'true'
	return typed
}

/** A number where one was typed; anything else stays as it was, for the contract to name the field. */
function numberOf(typed: FormDataEntryValue | null): unknown {
	return typeof typed === 'string' && typed.trim() !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed
}
