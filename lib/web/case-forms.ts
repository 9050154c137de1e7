import 'server-only'
import { randomUUID } from 'node:crypto'
import { parseEth } from '@/lib/domain/kernel/gwei'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { readFields } from './form-action'
import { actorOfRequest } from './request-context'

type Input = Record<string, unknown>

function textOf(form: FormData, name: string): string {
	return String(form.get(name) ?? '').trim()
}

/** What a field for a moment holds, read as UTC; nothing where it is empty. */
export function utcMinute(form: FormData, name: string): string | undefined {
	const typed = textOf(form, name)
	return typed === '' ? undefined : `${typed.length === 16 ? `${typed}:00` : typed}Z`
}

/** The beginning of a day in UTC. */
export function utcDay(form: FormData, name: string): string {
	return `${textOf(form, name)}T00:00:00Z`
}

/** Evidence stands one on each line, or parted by spaces. */
export function readAppeal(form: FormData): Input {
	const newEvidence = textOf(form, 'newEvidence')
		.split(/\s+/)
		.filter((item) => item !== '')
	return { ...readFields(form), newEvidence }
}

export function readFinding(form: FormData): Input {
	const { isSatisfied, ...fields } = readFields(form)
	return { ...fields, isSatisfied: isSatisfied === undefined ? undefined : isSatisfied === 'true' }
}

/** The other case is the one that was picked, or the one that lies at the address. */
export async function readDuplicate(form: FormData): Promise<Input> {
	const { picked, ...fields } = readFields(form)
	return {
		...fields,
		reason: 'duplicate',
		duplicateOfId: String(picked || '') || (await idAt(textOf(form, 'duplicateOfId'))),
	}
}

async function idAt(address: string): Promise<string> {
	const path = address.replace(/[?#].*$/, '').replace(/\/+$/, '')
	const ref = /\/(?:incidents|cases)\/([^/]+)/.exec(path)?.[1] ?? path
	const found = ref === '' ? null : await getIncident.ask({ ref }, { actor: await actorOfRequest() })
	return found?.ok ? found.value.id : ref
}

/** Amounts are typed in ETH and kept in gwei; what cannot be read stays as it is, for the command to refuse. */
export function readImpact(form: FormData): Input {
	const amount = (name: string): string | null => {
		const typed = textOf(form, `figure.${name}`).replace(',', '.')
		const gwei = parseEth(typed)
		if (gwei !== null) return gwei.toString()
		return typed === '' && name !== 'lossGwei' ? null : typed
	}
	return {
		incidentId: textOf(form, 'incidentId'),
		reason: textOf(form, 'reason'),
		figure: {
			id: randomUUID(),
			kind: textOf(form, 'figure.kind'),
			lossGwei: amount('lossGwei'),
			lowGwei: amount('lowGwei'),
			highGwei: amount('highGwei'),
			method: textOf(form, 'figure.method'),
			asOf: textOf(form, 'figure.asOf') || null,
		},
	}
}
