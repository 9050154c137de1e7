/**
 * The risks of the Validator Operating Standard: ids and successors are the standard's (lidofinance/valos, commit
 * f29aa53, 2026-07-11; the ids are those of v1 of 2025-11-25), the wording is ours.
 */
export const VALOS_CATEGORIES = {
	FIN: 'Financial and Regulatory Risk',
	SLS: 'Slashing Risk',
	DOW: 'Downtime Risk',
	KEC: 'Key Custody Risk',
	HCK: 'Hacking Risk',
	GIR: 'General Infrastructure Risk',
	SPS: 'Service Partner Specific Risk',
	RER: 'Reputational Risk',
} as const

export type ValosRisk = {
	/** `SLS1`: category and number. */
	readonly id: string
	readonly title: string
	readonly description: string
	/** `null` while the risk is in use; for a retired one, the ids that took its place, if any. */
	readonly successors: readonly string[] | null
}

export const VALOS_RISKS: readonly ValosRisk[] = [
	{
		id: 'FIN1',
		title: 'Unvetted onboarding',
		description:
			'Clients, staff or partners are taken on without adequate financial, legal or reputational checks, exposing the operator to loss or sanctions.',
		successors: null,
	},
	{
		id: 'FIN2',
		title: 'Deposit received wrongly',
		description: 'An incoming payment lands in the wrong currency, wallet or bank account and value is lost.',
		successors: null,
	},
	{
		id: 'FIN3',
		title: 'Deposit misallocated',
		description: 'Received funds are credited to the wrong client, address or purpose because processing went wrong.',
		successors: null,
	},
	{
		id: 'FIN4',
		title: 'Payout sent wrongly',
		description: 'Outgoing fiat or crypto reaches the wrong party or address, costing money and trust.',
		successors: null,
	},
	{
		id: 'FIN5',
		title: 'Rewards mishandled',
		description: 'Staking rewards are not gathered, restaked or shared out to clients as they should be.',
		successors: null,
	},
	{
		id: 'FIN6',
		title: 'Faulty financial reporting',
		description: 'Reporting duties are missed or applied unevenly, with regulatory, legal or money consequences.',
		successors: null,
	},
	{
		id: 'FIN7',
		title: 'Stale compliance',
		description: 'Rules change but nobody reviews them, so procedures fall out of step with the law.',
		successors: null,
	},
	{
		id: 'SLS1',
		title: 'One node double-signs',
		description:
			'A single node signs two conflicting blocks because slashing protection is off, wiped or lost in a migration.',
		successors: null,
	},
	{
		id: 'SLS2',
		title: 'Restarted twin',
		description: 'A validator pauses, automation starts a replacement with the same key, and both end up live.',
		successors: null,
	},
	{
		id: 'SLS3',
		title: 'Key loaded twice',
		description: 'The same key is drawn from the key store twice and deployed on two validators.',
		successors: null,
	},
	{
		id: 'SLS4',
		title: 'Slashing protection misconfigured',
		description:
			'The protection mechanism is wrongly set up: disabled, no database, memory-only, deletable, or several signer copies not sharing state.',
		successors: null,
	},
	{
		id: 'SLS5',
		title: 'Key reused across environments',
		description: 'A build or deployment pipeline uses one key in more than one environment and causes a slashing.',
		successors: null,
	},
	{
		id: 'SLS6',
		title: 'Bad client update',
		description:
			'A new client release, faulty by accident or by supply-chain attack, makes validators commit a slashable act.',
		successors: null,
	},
	{
		id: 'SLS7',
		title: 'Bug in customised client',
		description: 'Local modifications to validator software introduce a fault that leads to slashing.',
		successors: null,
	},
	{
		id: 'SLS8',
		title: 'Malicious Internal Employee intentionally causes operational failure via his given user rights',
		description: 'Insider sabotage with granted rights, leading to slashing.',
		successors: ['HCK1'],
	},
	{
		id: 'SLS9',
		title: 'Malicious Internal Employee intentionally causes operational failure via privilege escalation',
		description: 'Insider escalation leading to slashing.',
		successors: ['HCK2'],
	},
	{
		id: 'SLS10',
		title: 'Malicious Ex-Employee intentionally causes a slashing incident',
		description: 'Ex-employee causing a slashing.',
		successors: ['HCK3'],
	},
	{
		id: 'SLS11',
		title: 'Malicious External Hacker intentionally causes slashing incident',
		description: 'External attacker using weak security to cause a slashing.',
		successors: ['HCK4'],
	},
	{
		id: 'SLS12',
		title: 'Malicious External Hacker intentionally causes slashing incident',
		description: 'External attacker reaching the network to cause a slashing.',
		successors: ['HCK4'],
	},
	{
		id: 'SLS13',
		title: 'Malicious External Hacker intentionally causes operational failure through authentication access',
		description: 'External attacker defeating authentication.',
		successors: ['HCK4'],
	},
	{
		id: 'SLS14',
		title: 'Failover wakes unexpectedly',
		description: 'The standby starts while the primary is still alive, or runs on an outdated protection database.',
		successors: null,
	},
	{
		id: 'SLS15',
		title: 'Primary returns after failover',
		description: 'The primary comes back while the standby is active, so two signers run on the same keys.',
		successors: null,
	},
	{
		id: 'SLS16',
		title: 'Operational Failure: Slashing monitoring does not prevent system shut down',
		description: 'Slashing continues because no slashing monitoring exists (id withdrawn, no replacement).',
		successors: [],
	},
	{
		id: 'SLS17',
		title: 'Slashing alerts ignored',
		description: 'Alerts exist but nobody acts on them, so slashings go on or happen again.',
		successors: null,
	},
	{
		id: 'SLS18',
		title: 'No automatic stop on slashing',
		description: 'Detection works but the faulty validator is not shut down, so further slashings follow.',
		successors: null,
	},
	{
		id: 'SLS19',
		title: 'Protection data not refreshed after incident',
		description: 'Response ends without updating the slashing database, so the event can repeat.',
		successors: null,
	},
	{
		id: 'SLS20',
		title: 'Chain split raises the penalty',
		description: 'After a fork, staying with the leading branch costs more if that branch is later rejected.',
		successors: null,
	},
	{
		id: 'DOW1',
		title: 'Cloud provider failure',
		description: 'The hosting provider goes down or malfunctions.',
		successors: null,
	},
	{
		id: 'DOW2',
		title: 'Own stack: software malfunction',
		description: 'Client or other software on self-run hardware fails and stops validation.',
		successors: null,
	},
	{
		id: 'DOW3',
		title: 'Own stack: hardware malfunction',
		description: 'Network gear, CPU, memory or other equipment on self-run hardware fails.',
		successors: null,
	},
	{
		id: 'DOW4',
		title: 'Own stack: caused by people',
		description: 'Staff action, deliberate or not, takes the system down.',
		successors: null,
	},
	{
		id: 'DOW5',
		title: 'Own stack: natural event',
		description: 'Flood, earthquake, storm or similar takes the site down.',
		successors: null,
	},
	{
		id: 'DOW6',
		title: 'Not designed for availability',
		description:
			'Too little redundancy (for example few beacon nodes per validator client) costs rewards or, on some networks, slashing.',
		successors: null,
	},
	{
		id: 'DOW7',
		title: 'Internet or network loss',
		description:
			'Connectivity is lost through an outage, an ISP failure or a firewall change that locks operators out.',
		successors: null,
	},
	{
		id: 'DOW8',
		title: 'External: Power supply',
		description: 'External power cut; folded into the power-supply risk.',
		successors: ['DOW9'],
	},
	{
		id: 'DOW9',
		title: 'Power supply',
		description: 'Unstable or lost power damages equipment or stops the system. Now also covers the former DOW8.',
		successors: null,
	},
	{
		id: 'DOW10',
		title: 'Denial of service',
		description: 'A flood of traffic makes systems slow, unresponsive or exposed.',
		successors: null,
	},
	{
		id: 'DOW11',
		title: 'Client bug',
		description: 'A validator-client defect causes downtime or behaviour that looks dishonest.',
		successors: null,
	},
	{
		id: 'DOW12',
		title: 'Client bug arriving by update',
		description: 'A client upgrade, faulty or tampered with upstream, causes downtime.',
		successors: null,
	},
	{
		id: 'DOW13',
		title: 'Client bug from customisation',
		description: 'Local changes to the client cause downtime after a new version.',
		successors: null,
	},
	{
		id: 'DOW14',
		title: 'Third-party software bug',
		description: 'A fault in other software the stack relies on brings the system down.',
		successors: null,
	},
	{
		id: 'DOW15',
		title: 'Relay latency or failure',
		description: 'Relays respond slowly or fail, hurting proposals.',
		successors: null,
	},
	{
		id: 'DOW16',
		title: 'Malicious Internal Employee (intentionally causes operational failure)',
		description: 'Over-privileged insider causing downtime.',
		successors: ['HCK2'],
	},
	{
		id: 'DOW17',
		title: 'Malicious Ex-Employee intentionally causes a downtime incident',
		description: 'Ex-employee causing downtime.',
		successors: ['HCK3'],
	},
	{
		id: 'DOW18',
		title: 'Malicious External Hacker (intentionally causes operational failure)',
		description: 'External attacker overloading or stopping systems.',
		successors: ['HCK4'],
	},
	{
		id: 'DOW19',
		title: 'Outdated validator software',
		description: 'The operator does not keep its validator software current.',
		successors: null,
	},
	{
		id: 'DOW20',
		title: 'Update incompatible with own systems',
		description: "A client update does not fit the operator's environment and causes downtime.",
		successors: null,
	},
	{
		id: 'DOW21',
		title: 'Update overruns',
		description: 'An update takes longer than planned and no spare capacity covers the gap.',
		successors: null,
	},
	{
		id: 'KEC1',
		title: 'No vault for secrets',
		description: 'Secrets live outside a vault, so access is neither controlled nor auditable.',
		successors: null,
	},
	{
		id: 'KEC2',
		title: 'Stolen / Lost Signing Keys (malicious internal employee)',
		description: 'Insider stealing or deleting signing keys.',
		successors: ['HCK1', 'HCK2'],
	},
	{
		id: 'KEC3',
		title: 'Stolen / Lost Signing Keys (malicious internal employee)',
		description: 'Insider reading unencrypted signing keys.',
		successors: ['HCK1', 'HCK2'],
	},
	{
		id: 'KEC4',
		title: 'Stolen / Lost Signing Keys (External Hacker)',
		description: 'External attacker deleting signing keys.',
		successors: ['HCK4'],
	},
	{
		id: 'KEC5',
		title: 'Stolen / Lost Signing Keys (External Hacker)',
		description: 'External attacker lifting keys from signer memory.',
		successors: ['HCK4'],
	},
	{
		id: 'KEC6',
		title: 'Signing keys lost in operations',
		description: 'An operational mistake loses the signing keys.',
		successors: null,
	},
	{
		id: 'KEC7',
		title: 'Privilege escalation possible',
		description: 'Someone with access to one system can raise their rights and reach others.',
		successors: null,
	},
	{
		id: 'KEC8',
		title: 'Failure to protect infrastructure against physical access',
		description: 'Physical access to infrastructure.',
		successors: ['HCK6'],
	},
	{
		id: 'KEC9',
		title: 'Withdrawal keys lost in operations',
		description: 'An operational mistake loses the withdrawal keys.',
		successors: null,
	},
	{
		id: 'KEC10',
		title: 'Stolen Withdrawal Keys (Internal Employee)',
		description: 'Insider stealing withdrawal keys.',
		successors: ['HCK1', 'HCK2'],
	},
	{
		id: 'KEC11',
		title: 'Stolen Withdrawal Keys (External Hacker)',
		description: 'External attacker stealing withdrawal keys.',
		successors: ['HCK4'],
	},
	{
		id: 'HCK1',
		title: 'Insider abusing granted rights',
		description: 'A current employee uses legitimately held access to sabotage operations.',
		successors: null,
	},
	{
		id: 'HCK2',
		title: 'Insider escalating privileges',
		description: 'A current employee gains rights beyond their role and uses them to cause harm.',
		successors: null,
	},
	{
		id: 'HCK3',
		title: 'Ex-employee with live access',
		description: 'A former employee whose access was not withdrawn causes harm.',
		successors: null,
	},
	{
		id: 'HCK4',
		title: 'Outside attacker',
		description:
			'An external party gets in through weak or missing security measures and causes an operational failure.',
		successors: null,
	},
	{
		id: 'HCK5',
		title: 'Unvalidated input',
		description:
			'Attack payloads reach code that does not check its input (overflow, denial of service, code injection).',
		successors: null,
	},
	{
		id: 'HCK6',
		title: 'Physical access to machines',
		description: 'Someone reaching the hardware can use local ports or interfaces to attack the software.',
		successors: null,
	},
	{
		id: 'GIR1',
		title: 'Not granular enough role-definitions for access control',
		description: 'Roles too coarse, so one compromised role opens too many systems.',
		successors: ['HCK4'],
	},
	{
		id: 'GIR2',
		title: 'Token lifetimes are too wide',
		description: 'Token lifetimes too long.',
		successors: ['HCK2', 'HCK3'],
	},
	{
		id: 'GIR3',
		title: 'Versions not pinned on deploy',
		description: 'A restart pulls a newer version by accident and takes the system down.',
		successors: null,
	},
	{
		id: 'GIR4',
		title: 'Weak monitoring and logging',
		description: 'Incidents are noticed late, cannot be learned from, and trigger too little automatic reaction.',
		successors: null,
	},
	{
		id: 'GIR5',
		title: 'Insufficient off-boarding controls, e.g. by too many authentication mechanisms around.',
		description: 'Off-boarding leaves access behind.',
		successors: ['HCK3'],
	},
	{
		id: 'GIR6',
		title: 'Passwords never rotated',
		description: 'Old passwords leak or get brute-forced.',
		successors: null,
	},
	{
		id: 'GIR7',
		title: 'Long-lived direct credentials',
		description: 'Authentication data does not expire in time and can be replayed later.',
		successors: null,
	},
	{ id: 'GIR8', title: 'No Input validation', description: 'Input not validated.', successors: ['HCK5'] },
	{
		id: 'GIR9',
		title: 'Flat network',
		description: 'Nodes or containers are reachable from anywhere, widening the attack surface.',
		successors: null,
	},
	{
		id: 'GIR10',
		title: 'Unencrypted internal traffic',
		description: 'Secrets passing between services or deployment scripts can be read by anyone on the network.',
		successors: null,
	},
	{
		id: 'GIR11',
		title: 'No test or staging environment',
		description: 'Changes are tried for the first time in production.',
		successors: null,
	},
	{
		id: 'GIR12',
		title: 'General architectural flaws',
		description:
			'Catch-all for poor architecture (scaling, redundancy, isolation, tools misused). In DUCK v1 only; ValOS has no row or tombstone for it.',
		successors: [],
	},
	{
		id: 'GIR13',
		title: 'Large blast radius',
		description: 'A small fault hits the whole estate and every client at once.',
		successors: null,
	},
	{
		id: 'GIR14',
		title: 'Weak provider security',
		description: "Attackers come in through the infrastructure provider's own interfaces.",
		successors: null,
	},
	{
		id: 'GIR15',
		title: 'Published vulnerabilities not tracked',
		description: 'A newly disclosed flaw makes the system attackable before anyone reacts.',
		successors: null,
	},
	{ id: 'GIR16', title: 'Human error', description: 'Manual work invites mistakes.', successors: null },
	{
		id: 'GIR17',
		title: 'Unhardened images',
		description: 'The weakest component of a node or container image becomes the way in.',
		successors: null,
	},
	{
		id: 'GIR18',
		title: 'Weak change management',
		description: 'Updates cause downtime and slow the reaction to incidents.',
		successors: null,
	},
	{
		id: 'GIR19',
		title: 'Manual deployment',
		description: 'Lack of deployment automation causes downtime on update and slow incident reaction.',
		successors: null,
	},
	{
		id: 'GIR20',
		title: 'Too little testing',
		description: 'Untested software or infrastructure changes cause downtime and slow recovery.',
		successors: null,
	},
	{
		id: 'GIR21',
		title: 'Code review not enforced',
		description: 'Unreviewed changes cause downtime and slow recovery.',
		successors: null,
	},
	{
		id: 'GIR22',
		title: 'No security training',
		description: 'Staff give away secrets through phishing or poor password habits.',
		successors: null,
	},
	{
		id: 'GIR23',
		title: 'Improvised container orchestration',
		description: 'Home-made procedures fail at the moment a failover is really needed.',
		successors: null,
	},
	{
		id: 'GIR24',
		title: 'Poor vendor software practice',
		description: 'Suppliers of software follow weak practices that the operator inherits.',
		successors: null,
	},
	{
		id: 'GIR25',
		title: 'Knowledge held by one person',
		description: 'Infrastructure knowledge is not shared, leaving a single point of dependence.',
		successors: null,
	},
	{
		id: 'SPS0',
		title: 'General counterparty risk',
		description: 'A supplier runs the service, but the operator carries much of the damage when it fails.',
		successors: null,
	},
	{
		id: 'SPS1',
		title: 'Delinquent exit state',
		description:
			'Exit requests are not honoured in time, so new stake stops, rewards are halved and a cool-down applies until prompt exits resume.',
		successors: null,
	},
	{
		id: 'RER1',
		title: 'Incident mishandled',
		description: 'Poor handling of a slashing, outage or key loss while it is happening damages reputation.',
		successors: null,
	},
	{
		id: 'RER2',
		title: 'Bad public conduct',
		description: "Behaviour of people in public harms the operator's name.",
		successors: null,
	},
	{
		id: 'RER3',
		title: 'Aftermath mishandled',
		description: 'Poor follow-up after a slashing, outage or key loss damages reputation.',
		successors: null,
	},
	{
		id: 'RER4',
		title: 'Withdrawals delayed',
		description: 'Staking withdrawals cannot be met efficiently and late payment hurts reputation.',
		successors: null,
	},
	{
		id: 'RER5',
		title: 'Poor communication',
		description: 'Too little operational communication and openness erodes trust.',
		successors: null,
	},
]

/** Whether the standard knows the risk, in use or retired; a report may name both, as it was written in its time. */
export function isValosRisk(id: string): boolean {
	return VALOS_RISKS.some((risk) => risk.id === id)
}

/** The risks that a new report may be tied to. */
export const VALOS_RISKS_IN_USE: readonly ValosRisk[] = VALOS_RISKS.filter(({ successors }) => successors === null)
