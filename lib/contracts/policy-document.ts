import { z } from 'zod'
import { FACTOR_KEYS, type Rubric } from '@/lib/domain/assessment/rubric'
import { basisPoints } from '@/lib/domain/kernel/basis-points'
import {
	ESCALATION_WAYS,
	POLICY_ROLES,
	type Policy,
	RUNGS,
	VOTE_METHODS,
	WEIGHT_KINDS,
} from '@/lib/domain/policy/policy'
import { Day, isOwnName, requiredText, Sha256, text } from './fields'
import { VersionText } from './policy-version'

/** What is no object at all, and what has members that this one does not know. */
const STRANGE = {
	error: (issue: { readonly code?: string | undefined; readonly keys?: readonly string[] }) =>
		issue.code === 'unrecognized_keys'
			? `Take out what a policy does not know: ${issue.keys?.join(', ')}.`
			: 'Give a policy as a JSON object, as it is exported.',
}

function whole(most: number) {
	const words = `Give a whole number from 0 to ${most.toLocaleString('en-GB')}.`
	return z.number(words).int(words).min(0, words).max(most, words)
}

const Share = whole(10_000).transform(basisPoints)
const RungNumber = z.literal(RUNGS, 'A rung is a number from 0 to 6.')
const Threshold = z.strictObject({
	numerator: whole(1_000_000).min(1, 'Give one or more.'),
	denominator: whole(1_000_000).min(1, 'Give one or more.'),
	rule: z.enum(['more_than', 'at_least'], 'Choose more than, or at least.'),
})
const Quorum = z.strictObject({
	kind: z.enum(['share', 'rejection'], 'A quorum is of the kind share or rejection.'),
	basisPoints: Share,
	leastVoters: whole(1_000).exactOptional(),
})
const Roles = z.array(z.enum(POLICY_ROLES, 'Name stewards, coordinators or administrators.')).max(3)
const WeightKinds = z.array(z.enum(WEIGHT_KINDS, 'Votes are weighed by: snapshot or erc20votes.')).max(2)
const Way = z.enum(ESCALATION_WAYS, 'Choose treatment or measure.')
const Key = z
	.string()
	.regex(/^[a-zA-Z][a-zA-Z0-9_]{0,39}$/, 'A key has letters, digits and underscores.')
	.refine(isOwnName, 'This word cannot be a key; choose another.')

const ParameterField = z.strictObject({
	key: Key,
	label: requiredText(80, 'what the parameter is called'),
	hint: text(500),
	kind: z.enum(['count', 'days', 'text', 'choice'], 'A parameter is a count, days, text or choice.'),
	isRequired: z.boolean('Say true or false.'),
	least: whole(1_000_000_000).exactOptional(),
	most: whole(1_000_000_000).exactOptional(),
	choices: z
		.array(z.strictObject({ value: Key, label: requiredText(80, 'what the choice is called') }))
		.max(20)
		.exactOptional(),
})

const LadderRung = z.strictObject({
	rung: RungNumber,
	key: z.enum(
		['nothing', 'warning', 'key_limit', 'key_reduction', 'demotion', 'offboarding_may_rejoin', 'offboarding_no_rejoin'],
		'This is no kind of consequence that Guardrail knows.',
	),
	name: requiredText(80, 'what the rung is called'),
	description: requiredText(1_000, 'what the rung means'),
	threshold: Threshold,
	authority: z.enum(['decides', 'recommends'], 'The vote decides or recommends.'),
	parameters: z.array(ParameterField).max(20),
	roles: z.strictObject({ enacts: Roles, verifies: Roles }),
})

/** A length of hours or days; whether it makes sense is for `validatePolicy` to say. */
const Length = whole(100_000)

/** A policy as it is imported, exported and drafted. Whether it makes sense is for `validatePolicy` to say. */
export const PolicyDocument = z.strictObject(
	{
		version: VersionText,
		effectiveFrom: Day,
		votes: z.strictObject({
			method: z.enum(VOTE_METHODS, `The method is one of: ${VOTE_METHODS.join(', ')}.`),
			quorum: Quorum,
			isSealed: z.boolean('Say true or false.'),
			objectionHours: Length,
			optimisticObjectionBasisPoints: Share,
			optimisticUpTo: RungNumber.exactOptional(),
			countsEarly: z.boolean('Say true or false.').exactOptional(),
			weights: WeightKinds.exactOptional(),
		}),
		ladder: z.array(LadderRung).max(RUNGS.length),
		windows: z.strictObject({
			rightOfReplyHours: Length,
			firstRoundHours: Length,
			secondRoundHours: Length,
			deliberationHours: Length,
			voteHours: Length,
			quietEndingHours: Length,
			extensionHours: Length,
			appealHours: Length,
			longestEmbargoDays: Length,
		}),
		panels: z.strictObject({ leastRatings: whole(1_000), leastHours: Length }).exactOptional(),
		mostVoteAttempts: whole(100),
		warnings: z.strictObject({ lifetimeDays: Length, countThatEscalates: whole(1_000), leadsTo: RungNumber }),
		escalation: z.strictObject({ onWarnings: Way, onBreach: Way }).exactOptional(),
		changes: z.strictObject({ threshold: Threshold, quorum: Quorum, voteHours: Length }),
		rubricVersion: VersionText,
		rubricHash: Sha256,
	},
	STRANGE,
) satisfies z.ZodType<Policy>

const Grade = z.strictObject({
	letter: z.string().regex(/^[A-Z]$/, 'A grade has one capital letter.'),
	label: requiredText(80, 'what the grade is called'),
	anchor: requiredText(1_000, 'what the grade means at a validator operator'),
	weightBasisPoints: whole(10_000),
})

/** A rubric as it is imported, exported and drafted. Whether it makes sense is for `validateRubric` to say. */
export const RubricDocument = z.strictObject({
	version: VersionText,
	factors: z
		.array(
			z.strictObject({
				key: z.enum(FACTOR_KEYS, `A factor is one of: ${FACTOR_KEYS.join(', ')}.`),
				name: requiredText(80, 'what the factor is called'),
				group: z.enum(['incident', 'consequence'], 'A factor belongs to the incident or to the consequence.'),
				question: requiredText(500, 'the question that the factor asks'),
				weight: whole(100),
				grades: z.array(Grade).max(10),
			}),
		)
		.max(FACTOR_KEYS.length),
	bands: z
		.array(
			z.strictObject({
				fromScore: whole(100),
				range: z.tuple([RungNumber, RungNumber]),
				because: requiredText(500, 'why this band points there'),
			}),
		)
		.max(20),
	overrides: z
		.array(
			z.strictObject({
				factor: z.enum(FACTOR_KEYS, `A factor is one of: ${FACTOR_KEYS.join(', ')}.`),
				letters: z.array(z.string().regex(/^[A-Z]$/, 'A grade has one capital letter.')).max(10),
				effect: z.union([z.strictObject({ atLeast: RungNumber }), z.strictObject({ lowerBy: z.literal(1) })]),
				because: requiredText(500, 'why the override moves the range'),
			}),
		)
		.max(30),
}) satisfies z.ZodType<Rubric>
