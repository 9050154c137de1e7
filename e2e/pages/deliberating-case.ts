import { expect, type PlaywrightWorkerArgs } from '@playwright/test'
import { apiPerson } from './api-person'

const FACTORS = ['INT', 'CAU', 'PRV', 'DET', 'RES', 'MOD', 'IMP', 'EXT', 'ALT', 'REM', 'REC', 'ASR']
const GRADES = ['N', 'O', 'L', 'O', 'A', 'U', 'L', 'F', 'Y', 'P', 'P', 'C']

type Answer = { readonly status: number; readonly body: unknown }

async function done(sent: Promise<Answer>): Promise<Record<string, string>> {
	const { status, body } = await sent
	expect(status, JSON.stringify(body)).toBeLessThan(300)
	return body as Record<string, string>
}

/** A published case that waits for its vote, brought there by the API; answers with its id. */
export async function deliberatingCase(
	playwright: PlaywrightWorkerArgs['playwright'],
	baseURL: string,
	title: string,
): Promise<string> {
	const as = (index: number) => apiPerson(playwright, baseURL, index)
	const [reporter, coordinator, steward, peer] = await Promise.all([15, 1, 2, 9].map(as))
	if (!reporter || !coordinator || !steward || !peer) throw new Error('nobody signed in')
	const { body } = await reporter.get('/operators?q=Dogwood')
	const operatorId = (body as { data: { id: string }[] }).data[0]?.id
	const report = { title, incidentClass: 'downtime', whatHappened: 'A disk filled up.' }
	const { id } = await done(reporter.post('/incidents', { operatorId, report }))
	const { revisionHash } = await done(reporter.post(`/incidents/${id}/file`))
	await done(coordinator.post(`/incidents/${id}/triage`))
	await done(coordinator.post(`/incidents/${id}/publish`))
	const grades = Object.fromEntries(
		FACTORS.map((key, index) => [key, { grade: GRADES[index], rationale: 'As reported.' }]),
	)
	await done(steward.post(`/incidents/${id}/ratings`, { panel: 'stewards', revisionHash, grades }))
	await done(peer.post(`/incidents/${id}/ratings`, { panel: 'peers', revisionHash, grades }))
	await done(reporter.post(`/incidents/${id}/reply`, { body: 'All is said.' }))
	for (const panel of ['stewards', 'peers']) await done(coordinator.post(`/incidents/${id}/close-round`, { panel }))
	await done(coordinator.post(`/incidents/${id}/close-panels`))
	return id ?? ''
}
