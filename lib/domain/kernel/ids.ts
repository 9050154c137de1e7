import type { Brand } from './brand'

/** UUIDs (RFC 9562), one type per noun: an operator's id does not fit where a case's is wanted. */
export type IncidentId = Brand<string, 'IncidentId'>
export type OperatorId = Brand<string, 'OperatorId'>
export type ModuleId = Brand<string, 'ModuleId'>
export type PersonId = Brand<string, 'PersonId'>
export type VoteId = Brand<string, 'VoteId'>
export type MeasureId = Brand<string, 'MeasureId'>
export type RevisionId = Brand<string, 'RevisionId'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text is a UUID in lower case. */
export function isUuid(text: string): boolean {
	return UUID.test(text)
}

/** SHA-256 as 64 lower-case hex digits. */
export type Sha256Hex = Brand<string, 'Sha256Hex'>
/** An Ethereum address in lower case, `0x` and 40 hex digits. */
export type Address = Brand<`0x${string}`, 'Address'>

/** Reads an address in any case; `null` for anything else. Checksums in mixed case are not compared. */
export function toAddress(text: string): Address | null {
	return /^0x[0-9a-fA-F]{40}$/.test(text) ? (text.toLowerCase() as Address) : null
}
