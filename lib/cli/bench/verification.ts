import { setTimeout as pause } from 'node:timers/promises'
import secp256k1 from 'secp256k1'
import type { Bundle } from '@/lib/verify/bundle'
import { fromAnyHex } from '@/lib/verify/crypto'
import { verifyBundle } from '@/lib/verify/verify-bundle'
import { nativeCrypto } from '../native-crypto'
import { SetupFailure } from '../setup-failure.mjs'
import type { Act } from '../test-bundles/election'
import { ELECTIONS } from '../test-bundles/elections'
import { honest } from '../test-bundles/example'
import { numberedVoter } from '../test-bundles/keys'
import type { Comparison } from './compare'

/**
 * Checks a whole bundle, log and count included, beside the bare loop that recovers the signers of as many ballots with
 * the fastest native library, on one thread. The verifier recovers them on another thread while it checks the rest.
 */
export function verificationBench(ballots: number): Comparison {
	const bundle: unknown = JSON.parse(JSON.stringify(bundleOf(ballots)))
	const signed = signedHashes(bundle as Bundle) // just made
	const crypto = nativeCrypto()
	return {
		name: `verification of ${ballots.toLocaleString('en-GB')} ballots`,
		against: 'bare loop of native recovery',
		product: async (seconds) =>
			perSecond(seconds, ballots, () => {
				if (!verifyBundle(bundle, crypto).ok) throw new SetupFailure('the bundle of the bench does not hold.')
			}),
		baseline: async (seconds) =>
			perSecond(seconds, ballots, () => {
				for (const { hash, compact, recovery } of signed) secp256k1.ecdsaRecover(compact, recovery, hash, false)
			}),
	}
}

/** It holds this thread all the time; the pause lets it notice which connections the server closed meanwhile. */
async function perSecond(seconds: number, each: number, work: () => void): Promise<number> {
	const from = performance.now()
	let done = 0
	while (performance.now() - from < seconds * 1_000) {
		work()
		done += each
	}
	const rate = (done * 1_000) / (performance.now() - from)
	await pause(10)
	return rate
}

const CHOICES = ['0 nothing', '1 warning', 'abstain', '2 key_limit'] as const

function bundleOf(ballots: number): Bundle {
	const voters = Array.from({ length: ballots }, (_, index) => numberedVoter(index))
	const acts = voters.map((_, voter): Act => {
		const choice = CHOICES[voter % CHOICES.length] ?? 'abstain'
		const parameters = choice === '2 key_limit' ? { target: voter, reviewAfterDays: 90 } : {}
		return {
			at: voter / 1_000,
			voter,
			choice,
			parameters,
			reason: `Reason ${voter}: the reply answers what was asked.`,
		}
	})
	return honest({ ...ELECTIONS.ladder, voters, acts })
}

function signedHashes({ ballots }: Bundle) {
	return ballots.map(({ ballotHash, signature }) => {
		const bytes = fromAnyHex(signature ?? '')
		return { hash: fromAnyHex(ballotHash), compact: bytes.slice(0, 64), recovery: (bytes[64] ?? 27) - 27 }
	})
}
