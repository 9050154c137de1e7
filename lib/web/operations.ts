import 'server-only'
import { z } from 'zod'
import { acceptInvitation } from '@/lib/server/access/commands/accept-invitation'
import { createApiToken } from '@/lib/server/access/commands/create-api-token'
import { createInvitation } from '@/lib/server/access/commands/create-invitation'
import { endMembership } from '@/lib/server/access/commands/end-membership'
import { revokeApiToken } from '@/lib/server/access/commands/revoke-api-token'
import { revokeInvitation } from '@/lib/server/access/commands/revoke-invitation'
import { getInvitation } from '@/lib/server/access/queries/get-invitation'
import { getMe } from '@/lib/server/access/queries/get-me'
import { getTeam } from '@/lib/server/access/queries/get-team'
import { listApiTokens } from '@/lib/server/access/queries/list-api-tokens'
import { listPermissions } from '@/lib/server/access/queries/list-permissions'
import { listPersonas } from '@/lib/server/access/queries/list-personas'
import { closePanelRound } from '@/lib/server/assessment/commands/close-panel-round'
import { closePanels } from '@/lib/server/assessment/commands/close-panels'
import { openSecondRound } from '@/lib/server/assessment/commands/open-second-round'
import { recuseFromPanel } from '@/lib/server/assessment/commands/recuse-from-panel'
import { submitRating } from '@/lib/server/assessment/commands/submit-rating'
import { exportDataset } from '@/lib/server/assessment/queries/export-dataset'
import { getAssessment } from '@/lib/server/assessment/queries/get-assessment'
import { getDatasetMetadata } from '@/lib/server/assessment/queries/get-dataset-metadata'
import { getVector } from '@/lib/server/assessment/queries/get-vector'
import { listPrecedents } from '@/lib/server/assessment/queries/list-precedents'
import { castBallot } from '@/lib/server/decisions/commands/cast-ballot'
import { closeCase } from '@/lib/server/decisions/commands/close-case'
import { openVote } from '@/lib/server/decisions/commands/open-vote'
import { recuseFromVote } from '@/lib/server/decisions/commands/recuse-from-vote'
import { relaunchVote } from '@/lib/server/decisions/commands/relaunch-vote'
import { setDelegation } from '@/lib/server/decisions/commands/set-delegation'
import { stateOutcome } from '@/lib/server/decisions/commands/state-outcome'
import { tallyVote } from '@/lib/server/decisions/commands/tally-vote'
import { exportBallots } from '@/lib/server/decisions/queries/export-ballots'
import { exportDecisionRecord } from '@/lib/server/decisions/queries/export-decision-record'
import { exportRoll } from '@/lib/server/decisions/queries/export-roll'
import { getBallotTemplate } from '@/lib/server/decisions/queries/get-ballot-template'
import { getDecisionRecord } from '@/lib/server/decisions/queries/get-decision-record'
import { getDelegationTemplate } from '@/lib/server/decisions/queries/get-delegation-template'
import { getMyDelegation } from '@/lib/server/decisions/queries/get-my-delegation'
import { getRollEntry } from '@/lib/server/decisions/queries/get-roll-entry'
import { getVote } from '@/lib/server/decisions/queries/get-vote'
import { getVoteBundle } from '@/lib/server/decisions/queries/get-vote-bundle'
import { getWhatIf, tryPolicy } from '@/lib/server/decisions/queries/get-what-if'
import { listBallots } from '@/lib/server/decisions/queries/list-ballots'
import { listConsistency } from '@/lib/server/decisions/queries/list-consistency'
import { advanceClock } from '@/lib/server/demo/commands/advance-clock'
import { endAttempt } from '@/lib/server/execution/commands/end-attempt'
import { handOverStep } from '@/lib/server/execution/commands/hand-over-step'
import { relaunchStep } from '@/lib/server/execution/commands/relaunch-step'
import { decodeCall } from '@/lib/server/execution/queries/decode-call'
import { getExecution } from '@/lib/server/execution/queries/get-execution'
import { addAttachment } from '@/lib/server/incidents/commands/add-attachment'
import { appealDecision } from '@/lib/server/incidents/commands/appeal-decision'
import { commentOnIncident } from '@/lib/server/incidents/commands/comment-on-incident'
import { createDraft } from '@/lib/server/incidents/commands/create-draft'
import { discardDraft } from '@/lib/server/incidents/commands/discard-draft'
import { dismissIncident } from '@/lib/server/incidents/commands/dismiss-incident'
import { editDraft } from '@/lib/server/incidents/commands/edit-draft'
import { fileIncident } from '@/lib/server/incidents/commands/file-incident'
import { liftEmbargo } from '@/lib/server/incidents/commands/lift-embargo'
import { publishIncident } from '@/lib/server/incidents/commands/publish-incident'
import { recordImpact } from '@/lib/server/incidents/commands/record-impact'
import { removeAttachment } from '@/lib/server/incidents/commands/remove-attachment'
import { replyToIncident } from '@/lib/server/incidents/commands/reply-to-incident'
import { reviseReport } from '@/lib/server/incidents/commands/revise-report'
import { ruleOnAppeal } from '@/lib/server/incidents/commands/rule-on-appeal'
import { setEmbargo } from '@/lib/server/incidents/commands/set-embargo'
import { triageIncident } from '@/lib/server/incidents/commands/triage-incident'
import { verifyRemediation } from '@/lib/server/incidents/commands/verify-remediation'
import { getAttachment } from '@/lib/server/incidents/queries/get-attachment'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { listIncidents } from '@/lib/server/incidents/queries/list-incidents'
import { listRevisions } from '@/lib/server/incidents/queries/list-revisions'
import { exportLog } from '@/lib/server/log/queries/export-log'
import { getCheckpoint } from '@/lib/server/log/queries/get-checkpoint'
import { getConsistency } from '@/lib/server/log/queries/get-consistency'
import { getInclusion } from '@/lib/server/log/queries/get-inclusion'
import { getLogKeys } from '@/lib/server/log/queries/get-log-keys'
import { getReceipt } from '@/lib/server/log/queries/get-receipt'
import { listEntries } from '@/lib/server/log/queries/list-entries'
import { appealEscalation } from '@/lib/server/measures/commands/appeal-escalation'
import { breachMeasure } from '@/lib/server/measures/commands/breach-measure'
import { completeMeasure } from '@/lib/server/measures/commands/complete-measure'
import { drawUpConditions } from '@/lib/server/measures/commands/draw-up-conditions'
import { enactMeasure } from '@/lib/server/measures/commands/enact-measure'
import { escalateMeasure } from '@/lib/server/measures/commands/escalate-measure'
import { keepMeasure } from '@/lib/server/measures/commands/keep-measure'
import { liftMeasure } from '@/lib/server/measures/commands/lift-measure'
import { reportCondition } from '@/lib/server/measures/commands/report-condition'
import { reviewMeasure } from '@/lib/server/measures/commands/review-measure'
import { ruleOnEscalation } from '@/lib/server/measures/commands/rule-on-escalation'
import { verifyCondition } from '@/lib/server/measures/commands/verify-condition'
import { getEscalations } from '@/lib/server/measures/queries/get-escalations'
import { getMeasure } from '@/lib/server/measures/queries/get-measure'
import { listMeasures } from '@/lib/server/measures/queries/list-measures'
import { getOperator } from '@/lib/server/operators/queries/get-operator'
import { listOperators } from '@/lib/server/operators/queries/list-operators'
import { draftPolicy } from '@/lib/server/policy/commands/draft-policy'
import { editPolicyDraft } from '@/lib/server/policy/commands/edit-policy-draft'
import { proposePolicy } from '@/lib/server/policy/commands/propose-policy'
import { withdrawPolicyDraft } from '@/lib/server/policy/commands/withdraw-policy-draft'
import { comparePolicies } from '@/lib/server/policy/queries/compare-policies'
import { getCurrentPolicy } from '@/lib/server/policy/queries/get-current-policy'
import { getPolicy } from '@/lib/server/policy/queries/get-policy'
import { getPolicyRecord } from '@/lib/server/policy/queries/get-policy-record'
import { listPolicies } from '@/lib/server/policy/queries/list-policies'

export type Operation = {
	readonly path: string
	readonly method: 'get' | 'post' | 'patch' | 'delete'
	readonly does: { readonly name: string; readonly input: z.ZodType }
	readonly answers: 200 | 201
	/** Whether it may only be begun, which is answered with 202 and where to look for its end. */
	readonly mayGoOn?: true
	/** JSON unless said otherwise. */
	readonly produces?: string
	/** JSON unless said otherwise. */
	readonly takes?: 'multipart/form-data'
	/** Left out: reads answer anyone, with what they may see; whatever changes something wants a person or a token. */
	readonly wants?: 'person_or_token' | 'person' | 'nobody'
	/** Whoever may not ask finds nothing, instead of being told so. */
	readonly hides?: true
	/** The input that a name of the path is, where it goes by another name. */
	readonly names?: Readonly<Record<string, string>>
	/** Sends whoever comes with an old address to the new one. */
	readonly leadsOn?: true
}

const REF = { incidentId: 'ref' }

/** This description of the API, written from its code. */
const describeApi = { name: 'api.describe', input: z.object({}) }

/** Every address of the API and the command or query behind it. A test holds it against the routes that there are. */
export const OPERATIONS: readonly Operation[] = [
	{ path: '/dataset.csv', method: 'get', does: exportDataset, answers: 200, produces: 'text/csv', wants: 'nobody' },
	{ path: '/dataset.csv-metadata.json', method: 'get', does: getDatasetMetadata, answers: 200, wants: 'nobody' },
	{ path: '/dataset.json', method: 'get', does: exportDataset, answers: 200, wants: 'nobody' },
	{ path: '/demo/clock', method: 'post', does: advanceClock, answers: 200, wants: 'person' },
	{ path: '/demo/personas', method: 'get', does: listPersonas, answers: 200, wants: 'nobody' },
	{ path: '/incidents/{incidentId}/appeal', method: 'post', does: appealDecision, answers: 201, wants: 'person' },
	{ path: '/incidents/{incidentId}/assessment', method: 'get', does: getAssessment, answers: 200 },
	{
		path: '/incidents/{incidentId}/attachments',
		method: 'post',
		does: addAttachment,
		answers: 201,
		takes: 'multipart/form-data',
	},
	{
		path: '/incidents/{incidentId}/attachments/{sha256}',
		method: 'get',
		does: getAttachment,
		answers: 200,
		produces: '*/*',
	},
	{ path: '/incidents/{incidentId}/attachments/{sha256}', method: 'delete', does: removeAttachment, answers: 200 },
	{ path: '/incidents/{incidentId}/close-panels', method: 'post', does: closePanels, answers: 200 },
	{ path: '/incidents/{incidentId}/close-round', method: 'post', does: closePanelRound, answers: 200 },
	{ path: '/incidents/{incidentId}/close', method: 'post', does: closeCase, answers: 200 },
	{ path: '/incidents/{incidentId}/comments', method: 'post', does: commentOnIncident, answers: 201 },
	{ path: '/incidents/{incidentId}/discard', method: 'post', does: discardDraft, answers: 200 },
	{ path: '/incidents/{incidentId}/dismiss', method: 'post', does: dismissIncident, answers: 200 },
	{ path: '/incidents/{incidentId}/embargo', method: 'post', does: setEmbargo, answers: 200 },
	{ path: '/incidents/{incidentId}/file', method: 'post', does: fileIncident, answers: 200 },
	{ path: '/incidents/{incidentId}/impact', method: 'get', does: getIncident, answers: 200, names: REF },
	{ path: '/incidents/{incidentId}/impact', method: 'post', does: recordImpact, answers: 201 },
	{ path: '/incidents/{incidentId}/lift-embargo', method: 'post', does: liftEmbargo, answers: 200 },
	{ path: '/incidents/{incidentId}/outcome', method: 'post', does: stateOutcome, answers: 200 },
	{ path: '/incidents/{incidentId}/precedents', method: 'get', does: listPrecedents, answers: 200, names: REF },
	{ path: '/incidents/{incidentId}/publish', method: 'post', does: publishIncident, answers: 200 },
	{ path: '/incidents/{incidentId}/ratings', method: 'post', does: submitRating, answers: 201, wants: 'person' },
	{ path: '/incidents/{incidentId}/recusals', method: 'post', does: recuseFromPanel, answers: 201, wants: 'person' },
	{ path: '/incidents/{incidentId}/relaunch', method: 'post', does: relaunchVote, answers: 201, mayGoOn: true },
	{
		path: '/incidents/{incidentId}/remediation-checks',
		method: 'post',
		does: verifyRemediation,
		answers: 201,
		wants: 'person',
	},
	{ path: '/incidents/{incidentId}/reply', method: 'post', does: replyToIncident, answers: 200 },
	{ path: '/incidents/{incidentId}/revisions', method: 'get', does: listRevisions, answers: 200, names: REF },
	{ path: '/incidents/{incidentId}/revisions', method: 'post', does: reviseReport, answers: 201 },
	{ path: '/incidents/{incidentId}', method: 'get', does: getIncident, answers: 200, names: REF, leadsOn: true },
	{ path: '/incidents/{incidentId}', method: 'patch', does: editDraft, answers: 200 },
	{ path: '/incidents/{incidentId}/rule-on-appeal', method: 'post', does: ruleOnAppeal, answers: 200 },
	{ path: '/incidents/{incidentId}/second-round', method: 'post', does: openSecondRound, answers: 201 },
	{ path: '/incidents/{incidentId}/timeline', method: 'get', does: getIncident, answers: 200, names: REF },
	{ path: '/incidents/{incidentId}/triage', method: 'post', does: triageIncident, answers: 200 },
	{ path: '/incidents/{incidentId}/votes', method: 'post', does: openVote, answers: 201, mayGoOn: true },
	{ path: '/incidents', method: 'get', does: listIncidents, answers: 200 },
	{ path: '/incidents', method: 'post', does: createDraft, answers: 201 },
	{ path: '/invitations/{secret}/accept', method: 'post', does: acceptInvitation, answers: 201, wants: 'person' },
	{ path: '/invitations/{secret}', method: 'get', does: getInvitation, answers: 200 },
	{ path: '/me/delegation', method: 'get', does: getMyDelegation, answers: 200, wants: 'person' },
	{ path: '/me/delegation-template', method: 'get', does: getDelegationTemplate, answers: 200, wants: 'person' },
	{ path: '/me/delegations', method: 'post', does: setDelegation, answers: 201, wants: 'person' },
	{ path: '/me/tokens/{tokenId}/revoke', method: 'post', does: revokeApiToken, answers: 200, wants: 'person' },
	{ path: '/me/tokens', method: 'get', does: listApiTokens, answers: 200, wants: 'person' },
	{ path: '/me/tokens', method: 'post', does: createApiToken, answers: 201, wants: 'person' },
	{ path: '/me', method: 'get', does: getMe, answers: 200, wants: 'person_or_token' },
	{ path: '/escalations/{escalationId}/appeal', method: 'post', does: appealEscalation, answers: 200 },
	{ path: '/escalations/{escalationId}/rule', method: 'post', does: ruleOnEscalation, answers: 200 },
	{ path: '/conditions/{conditionId}/report', method: 'post', does: reportCondition, answers: 200 },
	{ path: '/conditions/{conditionId}/verify', method: 'post', does: verifyCondition, answers: 200 },
	{ path: '/decisions/consistency', method: 'get', does: listConsistency, answers: 200 },
	{ path: '/log/checkpoint', method: 'get', does: getCheckpoint, answers: 200, wants: 'nobody' },
	{ path: '/log/consistency', method: 'get', does: getConsistency, answers: 200, wants: 'nobody' },
	{ path: '/log/entries', method: 'get', does: listEntries, answers: 200 },
	{ path: '/log/export', method: 'get', does: exportLog, answers: 200 },
	{ path: '/log/inclusion', method: 'get', does: getInclusion, answers: 200, wants: 'nobody' },
	{ path: '/log/key', method: 'get', does: getLogKeys, answers: 200, wants: 'nobody' },
	{ path: '/log/receipts/{leafHash}', method: 'get', does: getReceipt, answers: 200 },
	{ path: '/measures/{measureId}/breach', method: 'post', does: breachMeasure, answers: 200 },
	{ path: '/measures/{measureId}/complete', method: 'post', does: completeMeasure, answers: 200 },
	{ path: '/measures/{measureId}/conditions', method: 'post', does: drawUpConditions, answers: 200 },
	{ path: '/measures/{measureId}/enact', method: 'post', does: enactMeasure, answers: 200 },
	{ path: '/measures/{measureId}/escalate', method: 'post', does: escalateMeasure, answers: 200 },
	{ path: '/measures/{measureId}/execution', method: 'get', does: getExecution, answers: 200 },
	{ path: '/measures/{measureId}/hand-off-outcomes', method: 'post', does: endAttempt, answers: 200 },
	{ path: '/measures/{measureId}/hand-off-relaunches', method: 'post', does: relaunchStep, answers: 200 },
	{ path: '/measures/{measureId}/hand-offs', method: 'post', does: handOverStep, answers: 200 },
	{ path: '/measures/{measureId}/keep', method: 'post', does: keepMeasure, answers: 200 },
	{ path: '/measures/{measureId}/lift', method: 'post', does: liftMeasure, answers: 200 },
	{ path: '/measures/{measureId}/review', method: 'post', does: reviewMeasure, answers: 200 },
	{ path: '/measures/{measureId}', method: 'get', does: getMeasure, answers: 200 },
	{ path: '/measures', method: 'get', does: listMeasures, answers: 200 },
	{
		path: '/operators/{ref}/invitations/{invitationId}/revoke',
		method: 'post',
		does: revokeInvitation,
		answers: 200,
		wants: 'person',
	},
	{
		path: '/operators/{ref}/invitations',
		method: 'get',
		does: getTeam,
		answers: 200,
		wants: 'person_or_token',
		hides: true,
	},
	{ path: '/operators/{ref}/invitations', method: 'post', does: createInvitation, answers: 201, wants: 'person' },
	{ path: '/openapi.json', method: 'get', does: describeApi, answers: 200, wants: 'nobody' },
	{ path: '/operators/{ref}/escalations', method: 'get', does: getEscalations, answers: 200 },
	{ path: '/operators/{ref}/measures', method: 'get', does: getOperator, answers: 200 },
	{
		path: '/operators/{ref}/members/{membershipId}/end',
		method: 'post',
		does: endMembership,
		answers: 200,
		wants: 'person',
	},
	{
		path: '/operators/{ref}/members',
		method: 'get',
		does: getTeam,
		answers: 200,
		wants: 'person_or_token',
		hides: true,
	},
	{ path: '/operators/{ref}', method: 'get', does: getOperator, answers: 200 },
	{ path: '/operators', method: 'get', does: listOperators, answers: 200 },
	{ path: '/permissions', method: 'get', does: listPermissions, answers: 200, wants: 'nobody' },
	{ path: '/policy', method: 'get', does: getCurrentPolicy, answers: 200, wants: 'nobody' },
	{ path: '/policy/{version}', method: 'get', does: getPolicy, answers: 200, wants: 'nobody' },
	{ path: '/policy/{version}/record', method: 'get', does: getPolicyRecord, answers: 200 },
	{ path: '/policy/compare', method: 'get', does: comparePolicies, answers: 200, wants: 'nobody' },
	{ path: '/policy/drafts', method: 'post', does: draftPolicy, answers: 201, wants: 'person' },
	{ path: '/policy/drafts/{version}', method: 'patch', does: editPolicyDraft, answers: 200, wants: 'person' },
	{ path: '/policy/drafts/{version}/propose', method: 'post', does: proposePolicy, answers: 200, wants: 'person' },
	{
		path: '/policy/drafts/{version}/withdraw',
		method: 'post',
		does: withdrawPolicyDraft,
		answers: 200,
		wants: 'person',
	},
	{ path: '/policy/versions', method: 'get', does: listPolicies, answers: 200, wants: 'nobody' },
	{ path: '/policy/what-if', method: 'get', does: getWhatIf, answers: 200, wants: 'nobody' },
	{ path: '/policy/what-if', method: 'post', does: tryPolicy, answers: 200, wants: 'nobody' },
	{ path: '/tools/assessment-vector', method: 'get', does: getVector, answers: 200, wants: 'nobody' },
	{ path: '/tools/calldata', method: 'get', does: decodeCall, answers: 200 },
	{
		path: '/votes/{voteId}/ballot-template',
		method: 'get',
		does: getBallotTemplate,
		answers: 200,
		wants: 'person',
		hides: true,
	},
	{ path: '/votes/{voteId}/ballots', method: 'get', does: listBallots, answers: 200 },
	{ path: '/votes/{voteId}/ballots', method: 'post', does: castBallot, answers: 201, wants: 'person' },
	{ path: '/votes/{voteId}/ballots.csv', method: 'get', does: exportBallots, answers: 200, produces: 'text/csv' },
	{ path: '/votes/{voteId}/record', method: 'get', does: getDecisionRecord, answers: 200 },
	{
		path: '/votes/{voteId}/record.md',
		method: 'get',
		does: exportDecisionRecord,
		answers: 200,
		produces: 'text/markdown',
	},
	{ path: '/votes/{voteId}/bundle', method: 'get', does: getVoteBundle, answers: 200 },
	{ path: '/votes/{voteId}/recusals', method: 'post', does: recuseFromVote, answers: 201, wants: 'person' },
	{ path: '/votes/{voteId}/roll/{address}', method: 'get', does: getRollEntry, answers: 200 },
	{ path: '/votes/{voteId}/roll.csv', method: 'get', does: exportRoll, answers: 200, produces: 'text/csv' },
	{ path: '/votes/{voteId}', method: 'get', does: getVote, answers: 200 },
	{ path: '/votes/{voteId}/tally', method: 'post', does: tallyVote, answers: 200, mayGoOn: true },
]
