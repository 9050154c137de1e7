import { z } from 'zod'
import { INCIDENT_STATES } from '@/lib/domain/incidents/incident'
import { SECTION_KEYS } from '@/lib/domain/incidents/report'
import { DETECTORS, INCIDENT_CLASSES } from '@/lib/domain/incidents/vocabulary'
import { keysOf } from '@/lib/domain/kernel/records'
import { TimeCursor } from './cursor'
import { Asked, Day, Id, Ref, requiredText, Time, text, Version } from './fields'
import { ImpactFigure, ReportPatch } from './report'

/** An empty choice of a form asks for nothing; as a number it would be rung 0. */
function blankIsAny(value: unknown): unknown {
	return value === '' ? undefined : value
}

const Case = { incidentId: Id, expectedVersion: Version.optional() }

export const CreateDraftInput = z.object({
	operatorId: Id,
	report: ReportPatch.default({}),
	isDemonstration: z.boolean().default(false),
})
export const EditDraftInput = z.object({ incidentId: Id, expectedVersion: Version, report: ReportPatch })
export const CaseInput = z.object(Case)
export const ReviseReportInput = z.object({
	incidentId: Id,
	expectedVersion: Version,
	report: ReportPatch,
	reason: requiredText(500, 'why the report changes'),
})
export const DismissInput = z.discriminatedUnion('reason', [
	z.object({ ...Case, reason: z.literal('duplicate'), duplicateOfId: Id, note: text(2_000).default('') }),
	z.object({ ...Case, reason: z.literal('not_an_incident'), note: requiredText(2_000, 'why this is no incident') }),
])
export const ReplyInput = z.object({ ...Case, body: requiredText(20_000, 'the reply') })
export const SetEmbargoInput = z.object({ ...Case, until: Time, reason: requiredText(500, 'why it must wait') })
const ABOUT = new RegExp(`^(case|${SECTION_KEYS.join('|')}|row:[0-9a-f-]{36})$`)

export const CommentInput = z.object({
	incidentId: Id,
	/** `case`, the key of a section, or `row:<id>` of the timeline. An answer is about what its thread is about. */
	about: z.string().regex(ABOUT, 'Say what the comment is about: case, a section, or row:<id>.').default('case'),
	answers: z.preprocess(blankIsAny, Id.optional()),
	body: requiredText(5_000, 'the comment'),
})
export const AppealInput = z.object({
	...Case,
	grounds: requiredText(20_000, 'what the appeal rests on'),
	newEvidence: z
		.array(requiredText(2_000, 'a link or a hash'))
		.min(1, 'Name at least one piece of new evidence.')
		.max(50),
})
export const RuleOnAppealInput = z.object({
	...Case,
	ruling: z.enum(['accepted', 'rejected'], 'Accept or reject the appeal.'),
	note: requiredText(5_000, 'the reasons'),
})
export const RecordImpactInput = z.object({
	...Case,
	figure: ImpactFigure,
	reason: requiredText(500, 'where the figure comes from'),
})
export const VerifyRemediationInput = z.object({
	incidentId: Id,
	itemId: Id,
	isSatisfied: z.boolean('Say whether it is satisfactory.'),
	why: requiredText(2_000, 'why'),
})
export const RecordHistoryInput = z.object({
	operatorId: Id,
	slug: z
		.string()
		.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
		.max(120),
	report: ReportPatch,
})

export const ListIncidentsInput = z.object({
	q: Asked.default(''),
	class: z.enum(keysOf(INCIDENT_CLASSES)).optional(),
	operator: Asked.optional(),
	module: Asked.optional(),
	state: z.enum(INCIDENT_STATES).optional(),
	consequence: z.preprocess(blankIsAny, z.coerce.number().int().min(0).max(6).optional()),
	detectedBy: z.enum(keysOf(DETECTORS)).optional(),
	risk: Asked.optional(),
	from: Day.optional(),
	to: Day.optional(),
	sort: z.enum(['newest', 'oldest', 'updated']).default('newest'),
	facets: z.enum(['true', 'false']).default('false'),
	limit: z.coerce.number().int().min(1).max(100).default(20),
	cursor: TimeCursor.optional(),
})
export type ListIncidentsInput = z.output<typeof ListIncidentsInput>
export const GetIncidentInput = z.object({ ref: Ref })
