type Audited = {
	/** The columns that name a row, with commas between; `id` when left out. */
	readonly key?: string
	/** Rows in this state are nobody's business yet: a draft saves itself as it is typed. */
	readonly spared?: string
}

/**
 * Tables whose every change leaves a seal that a leaf of the log commits to (docs/log.md). `npm run migrate` sees to it
 * that each of them that is there is audited.
 */
export const AUDITED_TABLES: Readonly<Record<string, Audited>> = {
	appeal: {},
	attachment: {},
	ballot: {},
	case_step: {},
	comment: {},
	condition_finding: {},
	decided_case: { key: 'incident_id,treatment' },
	delegation: {},
	escalation: {},
	execution_attempt: {},
	execution_hand_off: {},
	external_decision: {},
	incident: { spared: 'draft' },
	incident_slug: { key: 'slug' },
	invitation: {},
	key_count: {},
	measure: {},
	measure_condition: {},
	measure_step: {},
	membership: {},
	operator: {},
	operator_name: {},
	panel: {},
	person: {},
	policy_version: { key: 'version' },
	rating: {},
	remediation_check: {},
	reply: {},
	revision: {},
	role_grant: {},
	roll_entry: {},
	staking_module: {},
	trust_assumption: {},
	vote: {},
}

/** Why the others are not. A new table belongs into one of the two lists; a test wants it so. */
export const UNAUDITED_TABLES: Readonly<Record<string, string>> = {
	_prisma_migrations: 'says which migrations were applied, not what anybody did',
	api_token: 'a credential with the time of its last use; what is done with it is logged',
	demo_mail: 'mail of the demonstration',
	email_sign_in_token: 'a credential that lives for minutes',
	installation_fact: 'the name of the log, which its keys and receipts carry, and the clock of a demonstration',
	log_checkpoint: 'part of the log; checked against its tree and keys',
	log_entry: 'part of the log; checked against its tree',
	log_key: 'part of the log; checked against the leaves that tell of each key',
	log_leaf: 'part of the log; checked against its tree',
	log_node: 'part of the log; checked against its leaves',
	log_pending: 'part of the log; holds what waits for its place',
	outbox_message: 'mail on its way out',
	rate_limit_counter: 'counts requests',
	roll_tree: 'computed from the roll, whose rows are audited and whose root is in the leaf of the vote',
	row_seal: 'part of the log; checked against the leaf that commits to it',
	row_shape: 'part of the log; covered by the digests of the seals that name it',
	sign_in_session: 'a credential with the time of its last use',
	spent_nonce: 'a credential that has been used',
	vote_opening: 'a vote that is being prepared; the hash of what was asked for is logged, and compared before it opens',
}
