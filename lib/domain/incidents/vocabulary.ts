/** The closed lists that a report is written in. Each key is stable; each label is for readers. */

export const INCIDENT_CLASSES = {
	slashing: 'Slashing',
	downtime: 'Downtime',
	key_or_wallet_compromise: 'Key or wallet compromise',
	key_exposure: 'Key exposure',
	wrong_fee_recipient: 'Wrong fee recipient',
	late_exits: 'Late exits',
	oracle_or_role_key: 'Oracle or role key',
	client_bug: 'Client bug',
	sustained_underperformance: 'Sustained under-performance',
	near_miss: 'Near miss',
	other: 'Other',
} as const
export type IncidentClass = keyof typeof INCIDENT_CLASSES

export const DETECTORS = {
	operator: 'The operator',
	dao_contributor: 'DAO contributors',
	protocol_monitoring: 'Protocol monitoring',
	third_party_researcher: 'Third-party researchers',
	other: 'Someone else',
	unknown: 'Not known',
} as const
export type DetectedBy = keyof typeof DETECTORS

export const TIMELINE_KINDS = {
	started: 'Started',
	detected: 'Detected',
	acknowledged: 'Acknowledged',
	escalated: 'Escalated',
	contained: 'Contained',
	mitigated: 'Mitigated',
	resolved: 'Resolved',
	disclosed: 'Disclosed',
	note: 'Note',
} as const
export type TimelineKind = keyof typeof TIMELINE_KINDS

/** Causes as they recur at validators; `undescriptive` is for reports that do not say. */
export const CAUSES = {
	key_duplication: 'The same key live in two places',
	slashing_protection_disabled: 'Slashing protection off or lost',
	signer_misconfiguration: 'Signer misconfiguration',
	change_management: 'Change management',
	resource_misconfiguration: 'Resource misconfiguration',
	hardware_failure: 'Hardware failure',
	provider_outage: 'Provider outage',
	network_outage: 'Network outage',
	client_bug: 'Client bug',
	alerting_failure: 'Alerting failure',
	infrastructure_vulnerability: 'Infrastructure vulnerability',
	endpoint_malware: 'Malware on a workstation',
	key_leak: 'Key leak',
	wallet_compromise: 'Wallet compromise',
	protocol_tooling_fault: 'Fault in protocol tooling',
	undescriptive: 'Not described',
} as const
export type Cause = keyof typeof CAUSES

export const VISIBILITIES = {
	public: 'Everyone, once the case is published',
	dao: 'Stewards, peers and coordinators',
	operator: 'Coordinators and this operator only',
} as const
export type Visibility = keyof typeof VISIBILITIES

export const COMPENSATION_CHANNELS = {
	el_rewards_vault: 'ETH to the execution layer rewards vault',
	cover_burn: 'stETH burned as cover',
	cover_fund: "The DAO's cover fund",
	bond: "The operator's bond",
	direct: 'Paid directly to those affected',
	other: 'Another way',
} as const
export type CompensationChannel = keyof typeof COMPENSATION_CHANNELS

export const REMEDIATION_STATES = {
	planned: 'Planned',
	in_progress: 'In progress',
	done: 'Done',
	dropped: 'Dropped',
} as const
export type RemediationState = keyof typeof REMEDIATION_STATES
