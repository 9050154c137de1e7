import 'server-only'
import { PanelRoundInput } from '@/lib/contracts/assessment'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { checkAssessing } from '@/lib/domain/assessment/panel'
import { closeRound } from '@/lib/domain/assessment/panel-rounds'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { policyOfCase } from '@/lib/server/policy/policies'
import { savePanel } from '../panel.store'
import { loadPanel } from '../panel-subject'
import { roundCounts } from '../who-may-rate'

/** Ends a panel's round; from here on its distribution shows. */
export const closePanelRound = defineCommand({
	name: 'panel.close_round',
	input: PanelRoundInput,
	load: async ({ tx, input, actor }) => {
		const subject = await loadPanel(tx, input, actor)
		if (subject === null) return null
		const { incident, panel, ratings } = subject
		const [policy, counts] = await Promise.all([policyOfCase(tx, incident), roundCounts(tx, incident, panel, ratings)])
		return { ...subject, policy, counts }
	},
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'panel.conduct', subject.incident),
	decide: ({ subject: { incident, panel, counts, policy }, now }) => {
		const assessing = checkAssessing(incident)
		return assessing.ok ? closeRound(panel, counts, policy.panels, now) : assessing
	},
	save: async ({ tx, subject, outcome, now }) => {
		await savePanel(tx, subject.panel, outcome.state, now)
		return { panel: subject.panel.kind, round: subject.panel.round, state: outcome.state.state }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
