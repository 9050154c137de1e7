'use server'

import { closePanelRound } from '@/lib/server/assessment/commands/close-panel-round'
import { closePanels } from '@/lib/server/assessment/commands/close-panels'
import { openSecondRound } from '@/lib/server/assessment/commands/open-second-round'
import { closeCase } from '@/lib/server/decisions/commands/close-case'
import { openVote } from '@/lib/server/decisions/commands/open-vote'
import { relaunchVote } from '@/lib/server/decisions/commands/relaunch-vote'
import { stateOutcome } from '@/lib/server/decisions/commands/state-outcome'
import { tallyVote } from '@/lib/server/decisions/commands/tally-vote'
import { appealDecision } from '@/lib/server/incidents/commands/appeal-decision'
import { commentOnIncident } from '@/lib/server/incidents/commands/comment-on-incident'
import { discardDraft } from '@/lib/server/incidents/commands/discard-draft'
import { dismissIncident } from '@/lib/server/incidents/commands/dismiss-incident'
import { liftEmbargo } from '@/lib/server/incidents/commands/lift-embargo'
import { publishIncident } from '@/lib/server/incidents/commands/publish-incident'
import { recordImpact } from '@/lib/server/incidents/commands/record-impact'
import { replyToIncident } from '@/lib/server/incidents/commands/reply-to-incident'
import { ruleOnAppeal } from '@/lib/server/incidents/commands/rule-on-appeal'
import { setEmbargo } from '@/lib/server/incidents/commands/set-embargo'
import { triageIncident } from '@/lib/server/incidents/commands/triage-incident'
import { verifyRemediation } from '@/lib/server/incidents/commands/verify-remediation'
import { readAppeal, readDuplicate, readFinding, readImpact, utcMinute } from '@/lib/web/case-forms'
import { formAction, readFields } from '@/lib/web/form-action'
import { readOutcome } from '@/lib/web/measure-forms'
import { openedInWords, readOpenVote } from '@/lib/web/open-vote-form'

export const triageAction = formAction(triageIncident, { done: 'Triaged. Both panels are open.' })
export const dismissAction = formAction(dismissIncident, { done: 'Dismissed.' })
export const publishAction = formAction(publishIncident, { done: 'Published.' })
export const replyAction = formAction(replyToIncident, { done: 'Your reply is in.' })
export const commentAction = formAction(commentOnIncident, { done: 'Your comment is in.' })
export const closeRoundAction = formAction(closePanelRound, { done: 'The round is closed.' })
export const secondRoundAction = formAction(openSecondRound, { done: 'The second round is open.' })
export const closePanelsAction = formAction(closePanels, { done: 'The case is in deliberation.' })
export const openVoteAction = formAction(openVote, { done: openedInWords, read: readOpenVote })
export const tallyAction = formAction(tallyVote, {
	done: ({ state }) =>
		state === 'tallied' ? 'The vote is counted.' : 'The count goes on; its page shows how far it is.',
})
export const relaunchAction = formAction(relaunchVote, { done: openedInWords })
export const outcomeAction = formAction(stateOutcome, { done: 'The outcome is stated.', read: readOutcome })
export const closeCaseAction = formAction(closeCase, { done: 'The case is closed.' })
export const ruleAction = formAction(ruleOnAppeal, { done: 'The ruling is recorded.' })
export const appealAction = formAction(appealDecision, { done: 'The appeal is in.', read: readAppeal })
export const dismissDuplicateAction = formAction(dismissIncident, {
	done: 'Dismissed as a duplicate.',
	read: readDuplicate,
})
export const discardAction = formAction(discardDraft, { to: () => '/desk' })
export const verifyAction = formAction(verifyRemediation, { done: 'Your finding is recorded.', read: readFinding })
export const impactAction = formAction(recordImpact, { done: 'The figure is recorded.', read: readImpact })
export const liftEmbargoAction = formAction(liftEmbargo, { done: 'The embargo is lifted.' })
export const embargoAction = formAction(setEmbargo, {
	done: 'The embargo is set.',
	read: (form) => ({ ...readFields(form), until: utcMinute(form, 'until') ?? '' }),
})
