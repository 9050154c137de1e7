import type { LadderRung, Policy, Rung } from './policy'

/** One rung of a policy's ladder; a policy without it is a bug. */
export function rungOf(policy: Pick<Policy, 'version' | 'ladder'>, rung: Rung): LadderRung {
	const found = policy.ladder.find((step) => step.rung === rung)
	if (found === undefined) throw new Error(`Policy ${policy.version} has no rung ${rung}`)
	return found
}
