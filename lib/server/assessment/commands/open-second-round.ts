import 'server-only'
import { PanelRoundInput } from '@/lib/contracts/assessment'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { checkAssessing, isBlind } from '@/lib/domain/assessment/panel'
import { openSecondRound as decideSecondRound } from '@/lib/domain/assessment/panel-rounds'
import { hours, plus } from '@/lib/domain/kernel/instant'
import { refuse } from '@/lib/domain/kernel/result'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { policyOfCase } from '@/lib/server/policy/policies'
import { addPanel, findPanels } from '../panel.store'
import { loadPanel } from '../panel-subject'

/** Opens the one further round of a panel: raters have seen the distribution and may revise. */
export const openSecondRound = defineCommand({
	name: 'panel.open_second_round',
	input: PanelRoundInput,
	load: async ({ tx, input, actor }) => {
		const subject = await loadPanel(tx, input, actor)
		if (subject === null) return null
		const { id, treatment } = subject.incident
		const policy = await policyOfCase(tx, subject.incident)
		return { ...subject, policy, panelsOfCase: await findPanels(tx, id, treatment) }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'panel.conduct', subject.incident),
	decide: ({ subject, now }) => {
		const { incident, panel, ratings } = subject
		const assessing = checkAssessing(incident)
		if (!assessing.ok) return assessing
		const { secondRoundHours } = subject.policy.windows
		const rated = ratings.filter((rating) => !rating.isRecused).length
		const opened = decideSecondRound(panel, rated, incident.revisionHash, plus(now, hours(secondRoundHours)), now)
		if (opened.ok && isBlind(subject.panelsOfCase)) {
			return refuse(
				'still_blind',
				'The other panel is still rating; a second round opens when both first rounds are closed.',
			)
		}
		return opened
	},
	save: async ({ tx, subject, outcome }) => {
		await addPanel(tx, subject.incident.id, subject.incident.treatment, outcome.state)
		return { panel: outcome.state.kind, round: outcome.state.round }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
