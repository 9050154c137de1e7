import { describeThreshold } from '@/lib/domain/decisions/threshold'
import { days, hours } from '@/lib/domain/kernel/instant'
import { recordOf } from '@/lib/domain/kernel/records'
import type { DocumentChange } from '@/lib/domain/policy/document-changes'
import type { DocumentField } from '@/lib/domain/policy/document-fields'
import {
	type EscalationWay,
	METHODS_IN_WORDS,
	type PolicyRole,
	type Threshold,
	VOTE_METHODS,
	type WeightKind,
} from '@/lib/domain/policy/policy'
import { formatDay, formatDuration } from './dates'
import { formatCount, formatShare } from './numbers'
import { listed } from './words'

export const ROLE_NAMES: Readonly<Record<PolicyRole, string>> = {
	steward: 'stewards',
	coordinator: 'coordinators',
	administrator: 'administrators',
}
/** Methods of voting as they stand within a sentence. */
export const METHOD_NAMES = recordOf(VOTE_METHODS, (method) => METHODS_IN_WORDS[method].within)
export const QUORUM_NAMES = { share: 'a share of the roll votes', rejection: 'a share of the roll opposes' } as const
export const WEIGHT_NAMES: Readonly<Record<WeightKind, string>> = {
	snapshot: 'holders listed in an uploaded file',
	erc20votes: 'holders of a token on chain',
}
export const ESCALATION_WAY_NAMES: Readonly<Record<EscalationWay, string>> = {
	treatment: 'a new treatment of the case, with panels and a vote',
	measure: 'the harsher measure, planned at once',
}
export const AUTHORITY_NAMES = { decides: 'it decides', recommends: 'it recommends' } as const

/** What a field of a policy or a rubric holds, in words: `50 %`, `3 days`, `at least two thirds`. */
export function valueInWords({ kind }: Pick<DocumentField, 'kind'>, value: unknown): string {
	if (value === undefined) return 'nothing'
	if (typeof value === 'number') {
		if (kind === 'share') return formatShare(value)
		if (kind === 'hours') return value === 0 ? 'none' : formatDuration(hours(value))
		if (kind === 'days') return formatDuration(days(value))
		return kind === 'rung' ? `rung ${value}` : formatCount(value)
	}
	if (typeof value === 'boolean') return value ? 'yes' : 'no'
	if (kind === 'threshold') return describeThreshold(value as Threshold) // as the contract of the document has it
	if (kind === 'roles' && Array.isArray(value)) return listed(value.map((role) => named(ROLE_NAMES, role)))
	if (kind === 'weights' && Array.isArray(value))
		return value.length === 0 ? 'nobody' : listed(value.map((one) => named(WEIGHT_NAMES, one)))
	if (kind === 'method') return named(METHOD_NAMES, value)
	if (kind === 'quorum_kind') return named(QUORUM_NAMES, value)
	if (kind === 'escalation_way') return named(ESCALATION_WAY_NAMES, value)
	if (kind === 'authority') return named(AUTHORITY_NAMES, value)
	if (typeof value === 'string') return kind === 'day' && value !== '' ? formatDay(value) : value || 'nothing'
	return JSON.stringify(value)
}

function named(names: Readonly<Record<string, string>>, value: unknown): string {
	return names[String(value)] ?? String(value)
}

/** Kinds whose words are told side by side, as they do not rise or fall. */
const INSTEAD: readonly DocumentField['kind'][] = ['yes_no', 'roles', 'authority', 'escalation_way', 'weights']

/** A difference in a sentence: "The quorum of votes on cases rises from 50 % to 60 %." */
export function changeInWords(change: DocumentChange): string {
	const { before, after } = change
	const [from, to] = [valueInWords(change, before), valueInWords(change, after)]
	if (change.section === 'Other changes') {
		if (before === undefined) return `"${change.path}" is new: ${to}.`
		if (after === undefined) return `"${change.path}" is taken out: ${from}.`
		return `"${change.path}" changes from ${from} to ${to}.`
	}
	const subject = `${startsWithProperName(change.label) ? '' : 'The '}${lowerFirst(change.label)}`
	if (change.kind === 'text' || change.kind === 'line') return `${capital(subject)} is written anew.`
	if (INSTEAD.includes(change.kind)) return `${change.label}: ${to} instead of ${from}.`
	return `${capital(subject)} ${verbOf(before, after)} from ${from} to ${to}.`
}

function verbOf(before: unknown, after: unknown): 'rises' | 'falls' | 'changes' {
	const [left, right] = [sizeOf(before), sizeOf(after)]
	if (left === null || right === null || left === right) return 'changes'
	return right > left ? 'rises' : 'falls'
}

/** The size of a number or of a threshold; `null` for what has none. */
function sizeOf(value: unknown): number | null {
	if (typeof value === 'number') return value
	if (typeof value !== 'object' || value === null || !('numerator' in value) || !('denominator' in value)) return null
	return Number(value.numerator) / Number(value.denominator)
}

function startsWithProperName(label: string): boolean {
	return /^(?:Votes on|Warnings that|Time|Support)/.test(label)
}

function lowerFirst(label: string): string {
	return label.charAt(0).toLowerCase() + label.slice(1)
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1)
}
