import 'server-only'
import type { Cause, CompensationChannel, DetectedBy, IncidentClass } from '@/lib/domain/incidents/vocabulary'

/** How the file's own words translate into ours. A word that is missing here makes the importer refuse the row. */
export const CLASSES: Readonly<Record<string, IncidentClass>> = {
	slashing: 'slashing',
	downtime: 'downtime',
	key_exposure: 'key_exposure',
	address_compromise: 'key_or_wallet_compromise',
	infrastructure_compromise: 'key_or_wallet_compromise',
	oracle_key_compromise: 'oracle_or_role_key',
	fee_recipient_misconfiguration: 'wrong_fee_recipient',
	client_bug: 'client_bug',
	finality_loss: 'client_bug',
	unintended_exit: 'other',
}

export const CAUSES_IN_FILE: Readonly<Record<string, Cause>> = {
	unknown: 'undescriptive',
	slashing_protection_disabled: 'slashing_protection_disabled',
	provider_outage: 'provider_outage',
	change_management: 'change_management',
	client_bug: 'client_bug',
	resource_misconfiguration: 'resource_misconfiguration',
	key_duplication_failover: 'key_duplication',
	key_duplication_maintenance: 'key_duplication',
	key_duplication_migration: 'key_duplication',
	key_duplication: 'key_duplication',
	signer_misconfiguration: 'signer_misconfiguration',
	infrastructure_vulnerability: 'infrastructure_vulnerability',
	endpoint_malware: 'endpoint_malware',
	key_leak: 'key_leak',
	hardware_failure: 'hardware_failure',
	network_hardware_failure: 'hardware_failure',
	isp_failure: 'network_outage',
	alerting_failure: 'alerting_failure',
	wallet_compromise: 'wallet_compromise',
	protocol_tooling_fault: 'protocol_tooling_fault',
}

/** Who noticed first, read from the file's wording; the wording itself is kept beside it. */
export function detectorOf(by: string): DetectedBy {
	const words = by.toLowerCase()
	if (words.startsWith('lido dao contributors') || words.startsWith('lido contributor') || words.startsWith('sdvt'))
		return 'dao_contributor'
	if (/monitoring|discord alert|stakewise \(protocol\)/.test(words) && !words.startsWith('operator'))
		return 'protocol_monitoring'
	if (words.startsWith('external')) return 'third_party_researcher'
	if (words.startsWith('operator')) return 'operator'
	if (words === '' || words.startsWith('unknown')) return 'unknown'
	return 'other'
}

export function channelOf(payer: string, method: string): CompensationChannel {
	const words = `${payer} ${method}`.toLowerCase()
	if (words.includes('cover fund')) return 'cover_fund'
	if (words.includes('el rewards vault') || words.includes('to lido el')) return 'el_rewards_vault'
	if (words.includes('bond')) return 'bond'
	if (words.includes('burn')) return 'cover_burn'
	if (words.includes('customers') || words.includes('full compensation')) return 'direct'
	return 'other'
}
