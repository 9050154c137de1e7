import 'server-only'
import { PanelRoundInput } from '@/lib/contracts/assessment'
import { can } from '@/lib/domain/access/can'
import { canReadIncident } from '@/lib/domain/access/can-read-incident'
import { checkAssessing, closeRound } from '@/lib/domain/assessment/panel'
import { defineCommand } from '@/lib/server/kernel/define-command'
import { savePanel } from '../panel.store'
import { loadPanel } from '../panel-subject'

/** Ends a panel's round; from here on its distribution shows. */
export const closePanelRound = defineCommand({
	name: 'panel.close_round',
	input: PanelRoundInput,
	load: ({ tx, input, actor }) => loadPanel(tx, input, actor),
	readable: ({ actor, subject }) => canReadIncident(actor, subject.incident),
	allow: ({ actor, subject }) => can(actor, 'panel.conduct', subject.incident),
	decide: ({ subject: { incident, panel, ratings }, now }) => {
		const assessing = checkAssessing(incident)
		const rated = ratings.filter((rating) => !rating.isRecused).length
		return assessing.ok ? closeRound(panel, rated, now) : assessing
	},
	save: async ({ tx, subject, outcome, now }) => {
		await savePanel(tx, subject.panel, outcome.state, now)
		return { panel: subject.panel.kind, round: subject.panel.round, state: outcome.state.state }
	},
	concerns: ({ subject }) => `incident:${subject.incident.id}`,
})
