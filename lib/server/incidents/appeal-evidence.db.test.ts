import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { hours, minus } from '@/lib/domain/kernel/instant'
import { caseAt, done, WHO } from '@/lib/testing/cases'
import { demonstrationPeople } from '@/lib/testing/demonstration'
import { addAttachment } from './commands/add-attachment'
import { appealDecision } from './commands/appeal-decision'
import { removeAttachment } from './commands/remove-attachment'
import { reviseReport } from './commands/revise-report'
import { getIncident } from './queries/get-incident'

vi.setConfig({ testTimeout: 60_000 })

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const LOG = new TextEncoder().encode('Attester slashing for 11 validators')
const SHA256 = hashOf(LOG)
const CITED = 'https://operator.example/cited-before'
const FOUND = 'https://operator.example/found-later'

/** A case that was decided on its first report, with a manager who goes on writing. */
async function decidedCase() {
	const people = await demonstrationPeople()
	const manager = people.actor(WHO.manager)
	const report = { lessons: `We wrote it down: ${CITED}.` }
	const { incidentId, at } = await caseAt(people, 'decided', { isPublished: true, report })
	const appealOn = async (...newEvidence: string[]) => {
		const answer = await appealDecision.execute(
			{ incidentId, grounds: 'A log was found.', newEvidence },
			{ actor: manager },
		)
		return answer.ok ? 'ok' : (answer.problem.reason ?? answer.problem.code)
	}
	return { manager, incidentId, at, appealOn }
}

test('what the report cited when it was voted on is no new evidence; what it cites since is', async () => {
	const { manager, incidentId, appealOn } = await decidedCase()
	expect(await appealOn(FOUND, CITED)).toBe('no_new_evidence')
	expect(await appealOn(CITED.replace('https', 'http'))).toBe('no_new_evidence')
	const { version } = done(await getIncident.ask({ ref: incidentId }, { actor: manager }))
	const report = { lessons: `It is here: ${FOUND}` }
	const revision = { incidentId, expectedVersion: version, report, reason: 'Found.' }
	done(await reviseReport.execute(revision, { actor: manager }))
	expect(await appealOn(CITED)).toBe('no_new_evidence')
	expect(await appealOn(FOUND)).toBe('ok')
})

test('a file that the case held when it was decided is no new evidence, taken off and attached again or not', async () => {
	const { manager, incidentId, at, appealOn } = await decidedCase()
	const file = { incidentId, name: 'signer.log', content: LOG }
	done(await addAttachment.execute(file, { actor: manager, at: minus(at, hours(2)) }))
	expect(await appealOn(SHA256)).toBe('no_new_evidence')
	done(await removeAttachment.execute({ incidentId, sha256: SHA256 }, { actor: manager }))
	expect(await appealOn(SHA256)).toBe('no_new_evidence')
	done(await addAttachment.execute(file, { actor: manager }))
	expect(await appealOn(SHA256)).toBe('no_new_evidence')
})

test('a file that was attached after the decision is', async () => {
	const { manager, incidentId, appealOn } = await decidedCase()
	expect(await appealOn(SHA256)).toBe('evidence_not_there')
	done(await addAttachment.execute({ incidentId, name: 'signer.log', content: LOG }, { actor: manager }))
	expect(await appealOn(SHA256)).toBe('ok')
})
