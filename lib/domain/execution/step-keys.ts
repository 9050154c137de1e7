/** Every step that a plan can have. A hand-off names its step by this key, so a key is never renamed. */
export const STEP_KEYS = [
	'recommendation',
	'record',
	'target_limit',
	'staking_limit',
	'wait_for_exits',
	'deactivate',
	'remove_group',
	'gate_tree',
	'no_rejoin',
	'change_type',
	'lift_limit',
	'activate',
	'rejoin',
	'cover_burn',
	'settle_penalty',
] as const
export type StepKey = (typeof STEP_KEYS)[number]
