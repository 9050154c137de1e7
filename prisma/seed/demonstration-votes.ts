import { days, hours, type Instant, plus } from '@/lib/domain/kernel/instant'
import type { CaseSteps } from './case-steps'

/** A counted vote by ranking, in which every pair can be looked up. */
export async function rankedVote(steps: CaseSteps, at: Instant): Promise<void> {
	const limit = { rung: 2 as const, parameters: { target: 4_000, reviewAfterDays: 30 } }
	await steps.openVote(at, { method: 'ranked', options: [{ rung: 0 }, { rung: 1 }, limit] })
	const orders = [
		'nothing > warning > key_limit',
		'nothing > warning',
		'warning > nothing',
		'nothing',
		'key_limit > warning > nothing',
		'nothing > warning > key_limit',
		'abstain',
	]
	for (const [index, order] of orders.entries()) {
		await steps.voteFor(index + 2, order, 'Weighed against how soon it was mended.', plus(at, days(1)))
	}
	await steps.tally(plus(at, days(2)))
}

/** An open vote on one proposal whose ballots are sealed; two have come in. */
export async function sealedVote(steps: CaseSteps, at: Instant): Promise<void> {
	await steps.openVote(at, { method: 'single', options: [{ rung: 1 }], isSealed: true })
	for (const voter of [3, 4]) {
		await steps.voteFor(voter, voter === 3 ? 'for' : 'against', 'Opened when the vote is counted.', plus(at, hours(2)))
	}
}
