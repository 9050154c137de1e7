import 'server-only'
import { rubricFields } from '@/lib/domain/assessment/rubric-fields'
import { validateRubric } from '@/lib/domain/assessment/validate-rubric'
import { type DocumentChange, documentChanges } from '@/lib/domain/policy/document-changes'
import { policyFields, spelledOut } from '@/lib/domain/policy/document-fields'
import { type DocumentProblem, validatePolicy } from '@/lib/domain/policy/validate-policy'
import type { StoredPolicyVersion } from './policy.store'

type Documents = Pick<StoredPolicyVersion, 'document' | 'rubric'>

/** What keeps a version from the vote, the rubric's fields under `rubric.`. */
export function problemsOf({ document, rubric }: Documents): readonly DocumentProblem[] {
	const ofRubric = validateRubric(rubric).map(({ path, sentence }) => ({ path: `rubric.${path}`, sentence }))
	return [
		...validatePolicy(document).map(({ path, sentence }) => ({ path: `document.${path}`, sentence })),
		...ofRubric,
	]
}

/** Every difference between two versions, the rubric's after the policy's. */
export function changesFrom(before: Documents, after: Documents): readonly DocumentChange[] {
	const fields = [...policyFields(after.document), ...policyFields(before.document)]
	const ofRubric = [...rubricFields(after.rubric), ...rubricFields(before.rubric)]
	return [
		...documentChanges(spelledOut(before.document), spelledOut(after.document), fields),
		...documentChanges(before.rubric, after.rubric, ofRubric),
	]
}
