import type { GrantedRole, MembershipRole } from './actor'

/** Whom a row of the table names. `peer` is any operator's member on a case of another operator. */
export type Role = 'visitor' | 'signed_in' | GrantedRole | MembershipRole | 'peer' | 'system'

/** A condition on top of the role. What each one means stands in `conditions.ts`. */
export type Condition =
	| 'own_operator'
	| 'other_operator'
	| 'begun_by_dao'
	| 'uninvolved'
	| 'weighted'
	| 'self'
	| 'enacts'
	| 'verifies'

export type Grant = { readonly role: Role; readonly when?: Condition }

export type PermissionRow = {
	readonly permission: string
	readonly does: string
	readonly grants: readonly Grant[]
	readonly because: string
}

const OWN_MEMBERS: readonly Grant[] = [
	{ role: 'reporter', when: 'own_operator' },
	{ role: 'manager', when: 'own_operator' },
]
/** Those of the DAO whom the policy of the case names for the rung, and never for their own operator. */
const WHOM_THE_POLICY_NAMES = (when: 'enacts' | 'verifies'): readonly Grant[] => [
	{ role: 'coordinator', when },
	{ role: 'steward', when },
	{ role: 'administrator', when },
]
/** A draft is for those who write it: the operator's own, or coordinators where one of them began it. */
const DRAFTERS: readonly Grant[] = [...OWN_MEMBERS, { role: 'coordinator', when: 'begun_by_dao' }]
const THE_DAO: readonly Grant[] = [{ role: 'steward' }, { role: 'coordinator' }]

/** Who may do what in Guardrail, and why. What is not granted here is denied. */
export const PERMISSIONS = [
	{
		permission: 'published.read',
		does: 'Read everything that is published',
		grants: [{ role: 'visitor' }],
		because: 'A public that trusts nothing it cannot check must be able to check without an account.',
	},
	{
		permission: 'incident.read',
		does: 'Read a case before it is published',
		grants: [...OWN_MEMBERS, ...THE_DAO, { role: 'peer', when: 'other_operator' }, { role: 'system' }],
		because: 'Those who report, treat and assess a case need it before the public does.',
	},
	{
		permission: 'incident.draft',
		does: 'Start and edit a draft, add attachments',
		grants: DRAFTERS,
		because: 'The operator tells what happened; a coordinator can open a case that nobody filed.',
	},
	{
		permission: 'incident.read_draft',
		does: 'Read a draft that is not filed',
		grants: DRAFTERS,
		because: 'Until it is filed, a draft belongs to those who write it; what the operator drafts is not the DAO’s yet.',
	},
	{
		permission: 'incident.file',
		does: 'File or discard a draft',
		grants: DRAFTERS,
		because: 'Filing is the moment the DAO gets to know; only those who write the draft may choose it.',
	},
	{
		permission: 'incident.revise',
		does: 'Make a new revision of a filed report',
		grants: [...OWN_MEMBERS, { role: 'coordinator' }],
		because: 'Post-mortems grow; each change is a revision with its author and reason.',
	},
	{
		permission: 'incident.embargo',
		does: 'Set or lift an embargo',
		grants: [{ role: 'manager', when: 'own_operator' }, { role: 'coordinator' }],
		because: 'Publishing too early can cause harm; publishing never is not an option.',
	},
	{
		permission: 'incident.triage',
		does: 'Triage or dismiss a filed case',
		grants: [{ role: 'coordinator', when: 'other_operator' }],
		because: 'A coordinator opens the treatment, never that of an operator they belong to.',
	},
	{
		permission: 'incident.reply',
		does: "Use the operator's right of reply",
		grants: OWN_MEMBERS,
		because: 'Nobody is judged unheard, and nobody else speaks for the operator.',
	},
	{
		permission: 'incident.publish',
		does: 'Publish a case',
		grants: [{ role: 'coordinator' }],
		because: 'Publishing is an act of its own, by someone answerable for it.',
	},
	{
		permission: 'incident.comment',
		does: 'Comment in the deliberation, until the vote closes',
		grants: [...OWN_MEMBERS, ...THE_DAO, { role: 'peer', when: 'other_operator' }],
		because: 'Deliberation is for those who assess and for those who are assessed.',
	},
	{
		permission: 'incident.appeal',
		does: 'Appeal a decision with new evidence',
		grants: [{ role: 'manager', when: 'own_operator' }],
		because: 'The operator concerned may ask for a second look when something new is known.',
	},
	{
		permission: 'incident.rule_on_appeal',
		does: 'Accept or reject an appeal',
		grants: [{ role: 'coordinator', when: 'other_operator' }],
		because:
			'Whether evidence is new is a question of procedure; whoever ran the case leaves it to another coordinator, where there is one.',
	},
	{
		permission: 'panel.conduct',
		does: 'Close a panel round, open the second one',
		grants: [{ role: 'coordinator', when: 'other_operator' }, { role: 'system' }],
		because: 'Phases are opened and closed by one hand, or by the clock.',
	},
	{
		permission: 'panel.rate_as_steward',
		does: 'Rate the factors on the panel of stewards',
		grants: [{ role: 'steward', when: 'uninvolved' }],
		because: 'Stewards answer to the DAO; whoever coordinates a case does not judge it.',
	},
	{
		permission: 'panel.rate_as_peer',
		does: 'Rate the factors on the panel of peers',
		grants: [{ role: 'peer', when: 'other_operator' }],
		because: 'Operators know the craft; nobody rates a case of their own operator.',
	},
	{
		permission: 'vote.conduct',
		does: 'Open, tally and relaunch a vote, state the outcome, close the case',
		grants: [{ role: 'coordinator', when: 'other_operator' }, { role: 'system' }],
		because: 'Phases are opened and closed by one hand, or by the clock.',
	},
	{
		permission: 'vote.cast',
		does: 'Cast a signed ballot, or recuse oneself',
		grants: [
			{ role: 'steward', when: 'uninvolved' },
			{ role: 'signed_in', when: 'weighted' },
		],
		because:
			'Stewards decide, or whoever holds the balances that the roll lists; a coordinator never votes as a steward on a case that they coordinate.',
	},
	{
		permission: 'delegation.set',
		does: "Delegate the power of one's wallet, and take it back",
		grants: [{ role: 'signed_in', when: 'self' }],
		because: 'Nobody is delegated but by their own signature; it has no effect without a place on a roll.',
	},
	{
		permission: 'remediation.verify',
		does: 'Verify a remediation item',
		grants: WHOM_THE_POLICY_NAMES('verifies'),
		because: 'Whether remediation is satisfactory is for the DAO to say, not for its author.',
	},
	{
		permission: 'measure.conduct',
		does: 'Bring a measure into force, review, lift or mark it breached',
		grants: [...WHOM_THE_POLICY_NAMES('enacts'), { role: 'system' }],
		because: 'No lever on chain has a timer; someone must own dates and reviews.',
	},
	{
		permission: 'measure.report_condition',
		does: 'Report that a condition of a measure is met',
		grants: OWN_MEMBERS,
		because: 'Whoever is to meet a condition shows that it is met.',
	},
	{
		permission: 'measure.verify_condition',
		does: 'Find a condition of a measure met or not, or waive it',
		grants: WHOM_THE_POLICY_NAMES('verifies'),
		because: 'Whether a condition is met is for the DAO to say, and not for the one who ends the measure.',
	},
	{
		permission: 'policy.draft',
		does: 'Draft a new version of the policy',
		grants: [...THE_DAO, { role: 'administrator' }],
		because: 'Whoever works by the rules sees first where they fail.',
	},
	{
		permission: 'policy.edit_draft',
		does: 'Edit or withdraw a draft of the policy',
		grants: [
			{ role: 'steward', when: 'self' },
			{ role: 'coordinator', when: 'self' },
			{ role: 'administrator', when: 'self' },
		],
		because: 'A draft is its author’s word; others write one of their own, or vote against it.',
	},
	{
		permission: 'policy.propose',
		does: 'Put a draft of the policy to the vote, and count it',
		grants: [
			{ role: 'coordinator' },
			{ role: 'steward', when: 'self' },
			{ role: 'administrator', when: 'self' },
			{ role: 'system' },
		],
		because: 'No coordinator can keep a draft from the vote; nobody else calls one on words that are not theirs.',
	},
	{
		permission: 'execution.track',
		does: 'Record where a measure was handed to be carried out, and what came of it',
		grants: [{ role: 'coordinator', when: 'other_operator' }, { role: 'system' }],
		because: 'What is decided here is carried out elsewhere; someone must follow it, with a link for everyone else.',
	},
	{
		permission: 'decision.record_elsewhere',
		does: 'Record a decision that another venue took',
		grants: [{ role: 'coordinator' }, { role: 'system' }],
		because: 'Token votes happen elsewhere; their results belong in the record, with a source.',
	},
	{
		permission: 'history.import',
		does: 'Import historical cases and operators',
		grants: [{ role: 'administrator' }, { role: 'system' }],
		because: 'History comes in through one door, with sources.',
	},
	{
		permission: 'operator.maintain',
		does: 'Add operators, names and trust assumptions',
		grants: [{ role: 'coordinator' }, { role: 'system' }],
		because: 'The register follows the DAO, not the other way round.',
	},
	{
		permission: 'operator.invite',
		does: "Invite members and end memberships of one's operator",
		grants: [{ role: 'manager', when: 'own_operator' }, { role: 'administrator' }],
		because: 'An operator knows its own people.',
	},
	{
		permission: 'invitation.accept',
		does: "Follow an invitation's link and become a member",
		grants: [{ role: 'signed_in' }],
		because: 'The link is the proof that a manager wants this person; a name to hold the membership is all it needs.',
	},
	{
		permission: 'operator.read_members',
		does: "See who is a member of one's operator",
		grants: [...OWN_MEMBERS, { role: 'administrator' }],
		because: 'Names of staff are for colleagues.',
	},
	{
		permission: 'people.administer',
		does: 'Grant and end DAO roles, see people and their roles',
		grants: [{ role: 'administrator' }],
		because: 'Roles are given by name, and the giving is logged.',
	},
	{
		permission: 'account.manage',
		does: 'See and revoke own sessions and API tokens',
		grants: [{ role: 'signed_in', when: 'self' }],
		because: 'Whoever loses a laptop must be able to lock it out.',
	},
	{
		permission: 'desk.read',
		does: 'See what waits for oneself',
		grants: [{ role: 'signed_in' }],
		because: 'Work is listed for those who have some.',
	},
	{
		permission: 'demo.advance_clock',
		does: 'Move the clock of a demonstration ahead',
		grants: [{ role: 'coordinator' }, { role: 'administrator' }],
		because: 'It makes deadlines pass for everyone in a demonstration; elsewhere there is no such clock.',
	},
] as const satisfies readonly PermissionRow[]

export type Permission = (typeof PERMISSIONS)[number]['permission']
