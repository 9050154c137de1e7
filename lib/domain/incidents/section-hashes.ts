import { recordOf } from '@/lib/domain/kernel/records'
import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import { type Report, SECTION_KEYS, SECTIONS, type SectionKey } from './report'

/** SHA-256 of a text as 64 hex digits; handed in, because the domain brings no library of its own. */
export type Hash = (text: string) => string

export type SectionHashes = Readonly<Record<SectionKey, { readonly salt: string; readonly hash: string }>>

function asJson(value: unknown): Json {
	return JSON.parse(JSON.stringify(value)) as Json // it has just been JSON
}

/** The salted hash of one section: who reads the section and the salt can check it, who does not learns nothing. */
export function sectionHash(report: Report, key: SectionKey, salt: string, hash: Hash): string {
	const content = Object.fromEntries(SECTIONS[key].map((field) => [field, report[field]]))
	return hash(`${salt}:${canonicalJson(asJson(content))}`)
}

/** A salted hash per section, so that one that is hidden can be proven later and not be guessed now. */
export function hashSections(report: Report, salts: Readonly<Record<SectionKey, string>>, hash: Hash): SectionHashes {
	return recordOf(SECTION_KEYS, (key) => ({ salt: salts[key], hash: sectionHash(report, key, salts[key], hash) }))
}

/** The hash that ratings and ballots are bound to: over the header, the visibility and the hashes of all sections. */
export function revisionHash(report: Report, sections: SectionHashes, hash: Hash): string {
	const { title, incidentClass, network, occurredAt, occurredPrecision, visibility } = report
	const hashes = recordOf(SECTION_KEYS, (key) => sections[key].hash)
	return hash(
		canonicalJson(
			asJson({
				header: { title, incidentClass, network, occurredAt, occurredPrecision },
				visibility,
				sections: hashes,
			}),
		),
	)
}
