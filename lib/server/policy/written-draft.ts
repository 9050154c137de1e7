import 'server-only'
import type { Rubric } from '@/lib/domain/assessment/rubric'
import type { Policy } from '@/lib/domain/policy/policy'
import type { Tx } from '@/lib/server/kernel/prisma'
import { hashDocument } from './hash-document'
import { rubricOf } from './rubrics'

/**
 * A draft as it is kept: the document names its own version, and the rubric by version and hash. A rubric that differs
 * from that of the policy in force takes the version of the draft.
 */
export async function writtenDraft(
	tx: Tx,
	current: Policy,
	draft: { readonly version: string; readonly document: Policy; readonly rubric: Rubric },
): Promise<{ readonly document: Policy; readonly rubric: Rubric }> {
	const inForce = await rubricOf(tx, current.rubricVersion)
	const isKept = hashDocument({ ...draft.rubric, version: inForce.version }) === hashDocument(inForce)
	const rubric = isKept ? inForce : { ...draft.rubric, version: draft.version }
	const named = { version: draft.version, rubricVersion: rubric.version, rubricHash: hashDocument(rubric) }
	return { document: { ...draft.document, ...named }, rubric }
}
