/** What everyone must know before acting. A sentence each, with its source in docs/execution.md. */
export const WARNINGS = {
	dual_governance:
		'An action of the Agent passes through Dual Governance: at least 3 days after submission and 1 day after scheduling, longer if holders of stETH signal a veto (from 1 % of the supply).',
	aragon_quorum:
		'An Aragon vote needs more than 5 % of all LDO in favour. Votes of this kind have missed it; a vote that misses it is started again as a new one.',
	soft_limit_waits:
		'A soft limit stops deposits at once, but validators above it exit only when stakers withdraw and no one else is to exit first.',
	boosted_limit: 'A boosted limit has validators exit regardless of demand, before those of anyone with a soft limit.',
	limit_zero: 'A limit of 0 makes every validator of the operator a candidate for exit.',
	staking_limit_clamped:
		'A staking limit is clamped by the registry between the keys deposited and the keys uploaded: it stops deposits and never makes a validator exit.',
	staking_limit_undone:
		'On Curated Module v1 the operator can raise its staking limit again by itself through Easy Track. A target limit cannot be raised that way.',
	staking_limit_role:
		'Since Dual Governance nobody but the Easy Track executor may set a staking limit on Curated Module v1: the Agent grants itself the role, uses it and gives it back. That it may do so follows from the table of role managers.',
	no_timer: 'No lever on chain has a timer. Guardrail keeps the dates and asks for the review; someone must act on it.',
	deactivate_last:
		'Deactivating does not exit a validator, and ends rewards at once: first the limit 0, then the exits, then deactivate.',
	deactivated_can_return: 'A deactivated operator can be activated again under the same number by the same route.',
	no_rejoin_social:
		'No contract has a ban flag. "May not rejoin" holds because this record says so and the DAO reads it.',
	csm_no_rejoin:
		'In the Community Staking Module "may not rejoin" cannot be enforced: anyone can enter again from a new address.',
	csm_no_deactivation: 'The Community Staking Module cannot deactivate an operator; a limit of 0 ends its part.',
	cmv2_gate: "Re-entry to Curated Module v2 is controlled by the gate's Merkle tree, which its committee sets.",
	cmv2_group:
		'In Curated Module v2 an operator without a group gets no stake; the committee sets groups through Easy Track.',
	motion_can_change:
		'Easy Track builds the script again when a motion is enacted and refuses if the result differs. A change in the registry meanwhile makes the motion fail; start it again.',
	objections:
		'A motion falls when 0.5 % of all LDO objects within 72 hours; objecting stays possible until it is enacted.',
	no_address: 'No address on this chain is known to Guardrail, so calls are written without one and cannot be wrapped.',
	made_up:
		'This operator is in none of the modules that Guardrail knows. What follows shows what would be done in each.',
	no_types: 'This module has one kind of operator. There is nothing to be demoted to inside it.',
	role_unverified: 'The Agent needs REQUEST_BURN_MY_STETH_ROLE on the Burner; check it before the vote.',
	factory_address: 'The address of this factory has no source in Guardrail; take it from the Easy Track register.',
} as const
export type WarningKey = keyof typeof WARNINGS
