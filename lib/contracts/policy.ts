import { z } from 'zod'
import { requiredText, Version } from './fields'
import { PolicyDocument, RubricDocument } from './policy-document'
import { VersionText } from './policy-version'

export const GetPolicyInput = z.object({
	version: z.union([VersionText, z.literal('current')], 'Give a version such as 1.0, or the word current.'),
})

export const GetRubricsInput = z.object({ versions: z.array(VersionText).max(100) })

/** Which edition of a draft somebody saw: it counts the times that the draft was saved. */
const Edition = Version.pipe(z.number().max(2_147_483_647, 'No draft was ever saved that often.'))

export const DraftPolicyInput = z.object({
	changeNote: requiredText(2_000, 'what the draft is to change, and why'),
	/** A document to start from, as it was exported; the policy in force, when left out. */
	document: PolicyDocument.optional(),
	rubric: RubricDocument.optional(),
})

export const EditPolicyDraftInput = z.object({
	version: VersionText,
	expectedEdition: Edition,
	changeNote: requiredText(2_000, 'what the draft is to change, and why'),
	document: PolicyDocument,
	rubric: RubricDocument,
})

export const WithdrawPolicyDraftInput = z.object({
	version: VersionText,
	note: requiredText(2_000, 'why the draft is withdrawn'),
})

export const ProposePolicyInput = z.object({ version: VersionText, expectedEdition: Edition })

export const ComparePoliciesInput = z.object({ from: VersionText, to: VersionText })

export const GetPolicyRecordInput = z.object({ version: VersionText })
