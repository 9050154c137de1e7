import type { PersonId } from '@/lib/domain/kernel/ids'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import type { IncidentEvent } from './incident-event'

/** A step in the history of a case, and the person who took it; `null` for the clock. */
export type TakenStep = { readonly event: IncidentEvent['type']; readonly actorId: PersonId | null }

/** The steps by which somebody runs a treatment, as a sentence to them says it. */
const RUNNING: Partial<Readonly<Record<IncidentEvent['type'], string>>> = {
	'incident.triaged': 'triaged it',
	'incident.vote_opened': 'opened its vote',
	'incident.vote_relaunched': 'opened its vote again',
	// A count in steps comes to its outcome by itself; whoever began it has counted the vote.
	'incident.count_begun': 'counted its vote',
	'incident.vote_tallied': 'counted its vote',
	'incident.decided': 'stated its outcome',
}

/** What this person did to run the treatment that the steps end with, in the order of doing; empty for nothing. */
export function partInTreatment(steps: readonly TakenStep[], person: PersonId): readonly string[] {
	const parts = lastTreatment(steps).flatMap(({ event, actorId }) => (actorId === person ? (RUNNING[event] ?? []) : []))
	return [...new Set(parts)]
}

/** The steps since the case was reopened; where that was undone, those of the treatment that stands again. */
function lastTreatment(steps: readonly TakenStep[]): readonly TakenStep[] {
	const treatments: TakenStep[][] = [[]]
	for (const step of steps) {
		if (step.event === 'incident.reopened') treatments.push([])
		else if (step.event === 'incident.escalation_withdrawn' && treatments.length > 1) treatments.pop()
		else treatments.at(-1)?.push(step)
	}
	return treatments.at(-1) ?? []
}

/**
 * Whether this coordinator rules on the appeal of a case: whoever ran the treatment that is appealed leaves it to
 * another, as long as there is one. `coordinators` are those who may rule as far as the table of permissions says.
 * `ranTheCase` says that the one who ran it rules, because nobody else can; the ruling must tell that.
 */
export function whoRules(
	person: PersonId,
	{ steps, coordinators }: { readonly steps: readonly TakenStep[]; readonly coordinators: readonly PersonId[] },
): Result<{ readonly ranTheCase: boolean }, Refusal<'ran_the_case'>> {
	const own = partInTreatment(steps, person)
	if (own.length === 0) return ok({ ranTheCase: false })
	const isAnother = coordinators.some((other) => other !== person && partInTreatment(steps, other).length === 0)
	if (!isAnother) return ok({ ranTheCase: true })
	const parts = own.map((part) => `you ${part}`).join(', ')
	return refuse('ran_the_case', `You ran this case: ${parts}. Another coordinator rules on its appeal.`)
}

/** What a ruling says of itself where whoever ran the case has ruled. */
export const RULED_BY_WHO_RAN =
	'The coordinator who ran this case has ruled on its appeal, because no other coordinator could.'
