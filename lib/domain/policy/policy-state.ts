/**
 *   draft --propose--> voting --its vote--> adopted
 *     |                  +-------its vote--> rejected
 *     +--withdraw--> withdrawn
 */
export const POLICY_STATES = {
	draft: 'Draft',
	voting: 'Being voted on',
	adopted: 'Adopted',
	rejected: 'Rejected',
	withdrawn: 'Withdrawn',
} as const
export type PolicyState = keyof typeof POLICY_STATES
