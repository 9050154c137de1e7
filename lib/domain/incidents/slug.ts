import type { IncidentClass } from './vocabulary'

/** The address of a case: `2023-04-13-rocklogic-slashing`. Free of chance, so that it can be guessed and kept. */
export function caseSlug(occurredAt: string, operatorSlug: string, incidentClass: IncidentClass): string {
	return [occurredAt.slice(0, 10), operatorSlug, incidentClass.replaceAll('_', '-')].join('-')
}

/** A name as part of an address: lower case letters, digits and single dashes. */
export function slugify(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60)
}
