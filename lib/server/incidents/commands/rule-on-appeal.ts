import 'server-only'
import { RuleOnAppealInput } from '@/lib/contracts/incidents'
import { personOf } from '@/lib/domain/access/actor'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { reopen } from '@/lib/domain/incidents/decision-path'
import { step } from '@/lib/domain/incidents/step'
import { hours, toDate } from '@/lib/domain/kernel/instant'
import { refuse } from '@/lib/domain/kernel/result'
import { largerPanels } from '@/lib/server/assessment/larger-panels'
import { openFirstRounds } from '@/lib/server/assessment/open-first-rounds'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { liftMeasures } from '@/lib/server/measures/lift-measures'
import { policyOfCase } from '@/lib/server/policy/policies'
import { findIncident, saveStep } from '../incident.store'

/** Accepts an appeal, which reopens the case with new panels and a new vote, or rejects it with reasons. */
export const ruleOnAppeal = defineCommand({
	name: 'incident.rule_on_appeal',
	input: RuleOnAppealInput,
	load: async ({ tx, input, actor }) => {
		const incident = await findIncident(tx, input.incidentId, { version: input.expectedVersion, by: actor })
		if (incident === null) return null
		const appeal = await tx.appeal.findFirst({ where: { incidentId: incident.id, ruling: null }, select: { id: true } })
		const sizes = await largerPanels(tx, incident)
		return { incident, appeal, windows: (await policyOfCase(tx, incident)).windows, sizes }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'incident.rule_on_appeal', subject.incident),
	decide: ({ subject: { incident, appeal, windows, sizes }, input, now }) => {
		if (appeal === null) return refuse('no_appeal', 'No appeal in this case is waiting for a ruling.')
		if (input.ruling === 'rejected') return step(incident, 'appeal_rejected', {}, { note: input.note })
		const lengths = { rightOfReply: hours(windows.rightOfReplyHours), firstRound: hours(windows.firstRoundHours) }
		const facts = { stewardsAtLeast: sizes.stewards.leastRatings, peersAtLeast: sizes.peers.leastRatings }
		const notes = [input.note, sizes.stewards.sizeNote, sizes.peers.sizeNote].filter((text) => text !== '')
		return reopen(incident, { ...lengths, facts, note: notes.join('\n\n') }, now)
	},
	save: async ({
		tx,
		input,
		subject: { incident, appeal, windows, sizes },
		outcome: { state, events },
		actor,
		now,
	}) => {
		const version = await saveStep(tx, { before: incident, after: state, events, actor, at: now })
		const ruling = {
			ruling: input.ruling,
			rulingNote: input.note,
			ruledBy: personOf(actor)?.id ?? null,
			ruledAt: toDate(now),
		}
		if (appeal) await tx.appeal.update({ where: { id: appeal.id }, data: ruling })
		if (input.ruling === 'accepted') {
			await liftMeasures(tx, incident.id, { actor, at: now })
			await openFirstRounds(tx, state, incident.revisionHash, hours(windows.firstRoundHours), now, sizes)
		}
		return { id: incident.id, state: state.state, version }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
