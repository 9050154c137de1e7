import 'server-only'
import { RuleOnAppealInput } from '@/lib/contracts/incidents'
import { type Actor, personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { RULED_BY_WHO_RAN } from '@/lib/domain/incidents/appeal-ruling'
import { reopen } from '@/lib/domain/incidents/decision-path'
import { type Stepped, step } from '@/lib/domain/incidents/step'
import { hours, toDate } from '@/lib/domain/kernel/instant'
import { ok, type Refusal, type Result, refuse } from '@/lib/domain/kernel/result'
import { largerPanels } from '@/lib/server/assessment/larger-panels'
import { openFirstRounds } from '@/lib/server/assessment/open-first-rounds'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { liftMeasures } from '@/lib/server/measures/lift-measures'
import { policyOfCase } from '@/lib/server/policy/policies'
import { findCoordinators, rulingOf, STEPS_IN_ORDER } from '../coordinators'
import { findIncident, saveStep } from '../incident.store'

/**
 * Accepts an appeal, which reopens the case with new panels and a new vote, or rejects it with reasons. Whoever ran
 * the case rules only where nobody else can, and then the ruling says so.
 */
export const ruleOnAppeal = defineCommand({
	name: 'incident.rule_on_appeal',
	input: RuleOnAppealInput,
	load: async ({ tx, input, actor }) => {
		const incident = await findIncident(tx, input.incidentId, { version: input.expectedVersion, by: actor })
		if (incident === null) return null
		const appeal = await tx.appeal.findFirst({ where: { incidentId: incident.id, ruling: null }, select: { id: true } })
		const sizes = await largerPanels(tx, incident)
		const steps = await tx.caseStep.findMany({ where: { incidentId: incident.id }, ...STEPS_IN_ORDER })
		const ran = { operatorId: incident.operatorId, steps, coordinators: await findCoordinators(tx) }
		return { incident, appeal, windows: (await policyOfCase(tx, incident)).windows, sizes, ran }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'incident.rule_on_appeal', subject.incident),
	decide: ({ subject: { incident, appeal, windows, sizes, ran }, input, actor, now }) => {
		if (appeal === null) return refuse('no_appeal', 'No appeal in this case is waiting for a ruling.')
		const words = wordsOfRuling(input.note, actor, ran)
		if (!words.ok) return words
		const { note, ruledByWhoRan } = words.value
		const told = (stepped: Result<Stepped>) =>
			stepped.ok ? ok({ ...stepped.value, state: { incident: stepped.value.state, note } }) : stepped
		if (input.ruling === 'rejected')
			return told(step(incident, 'appeal_rejected', {}, { note, ...(ruledByWhoRan && { facts: { ruledByWhoRan } }) }))
		const lengths = { rightOfReply: hours(windows.rightOfReplyHours), firstRound: hours(windows.firstRoundHours) }
		const facts = {
			stewardsAtLeast: sizes.stewards.leastRatings,
			peersAtLeast: sizes.peers.leastRatings,
			...(ruledByWhoRan && { ruledByWhoRan }),
		}
		const notes = [note, sizes.stewards.sizeNote, sizes.peers.sizeNote].filter((text) => text !== '')
		return told(reopen(incident, { ...lengths, facts, note: notes.join('\n\n') }, now))
	},
	save: async ({
		tx,
		input,
		subject: { incident, appeal, windows, sizes },
		outcome: { state, events },
		actor,
		now,
	}) => {
		const version = await saveStep(tx, { before: incident, after: state.incident, events, actor, at: now })
		const ruling = {
			ruling: input.ruling,
			rulingNote: state.note,
			ruledBy: personOf(actor)?.id ?? null,
			ruledAt: toDate(now),
		}
		if (appeal) await tx.appeal.update({ where: { id: appeal.id }, data: ruling })
		if (input.ruling === 'accepted') {
			await liftMeasures(tx, incident.id, { actor, at: now })
			await openFirstRounds(tx, state.incident, incident.revisionHash, hours(windows.firstRoundHours), now, sizes)
		}
		return { id: incident.id, state: state.incident.state, version }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})

type Words = { readonly note: string; readonly ruledByWhoRan: boolean }

/** The reasons as they are published; refused to whoever ran the case and can leave the ruling to another. */
function wordsOfRuling(
	note: string,
	actor: Actor,
	ran: Parameters<typeof rulingOf>[1],
): Result<Words, Refusal<'ran_the_case'>> {
	const person = personOf(actor)
	const ruling = person === null ? ok({ ranTheCase: false }) : rulingOf(person.id, ran)
	if (!ruling.ok) return ruling
	const { ranTheCase } = ruling.value
	return ok({ note: ranTheCase ? `${note}\n\n${RULED_BY_WHO_RAN}` : note, ruledByWhoRan: ranTheCase })
}
