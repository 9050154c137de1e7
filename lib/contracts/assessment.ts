import { z } from 'zod'
import { FACTOR_KEYS } from '@/lib/domain/assessment/rubric'
import { ConflictOfInterest, Id, Ref, Sha256, text } from './fields'

const MOST_FACTS = 20

export const PanelName = z.enum(['stewards', 'peers'], 'Name the panel: stewards or peers.')

const GradeInput = z.object({
	grade: z.string('Choose a grade.').regex(/^[A-Z]?$/, 'A grade is one capital letter.'),
	rationale: text(2_000),
	facts: z.array(text(100)).max(MOST_FACTS, `Link at most ${MOST_FACTS} facts.`).default([]),
})

export const SubmitRatingInput = z.object({
	incidentId: Id,
	panel: PanelName,
	revisionHash: Sha256,
	conflict: ConflictOfInterest.default('none'),
	conflictNote: text(500).default(''),
	grades: z.partialRecord(z.enum(FACTOR_KEYS, 'This is not a factor of the rubric.'), GradeInput),
})

export const RecuseFromPanelInput = z.object({
	incidentId: Id,
	panel: PanelName,
	conflict: ConflictOfInterest,
	note: text(500).default(''),
})

export const PanelRoundInput = z.object({ incidentId: Id, panel: PanelName })
export const ClosePanelsInput = z.object({ incidentId: Id })
export const GetAssessmentInput = z.object({ incidentId: Ref })

/** As many cases as a list has rows. */
export const ListPanelMediansInput = z.object({ incidentIds: z.array(Id).max(100) })

export const ListPrecedentsInput = z.object({
	ref: Ref,
	limit: z.coerce.number().int().min(1).max(50).default(10),
})
