import type { LadderRung, Policy, Rung } from './policy'
import { POLICY_1_0 } from './policy-1.0'

const POLICIES: readonly Policy[] = [POLICY_1_0]

/** The policy that new cases are pinned to. */
export const CURRENT_POLICY: Policy = POLICY_1_0

/** The policy of a version; `null` where there never was one. */
export function findPolicy(version: string): Policy | null {
	return POLICIES.find((policy) => policy.version === version) ?? null
}

/** The policy of a version that a case is pinned to; a version that is gone is a bug. */
export function policyByVersion(version: string): Policy {
	const policy = findPolicy(version)
	if (policy === null) throw new Error(`No policy has the version ${version}`)
	return policy
}

/** One rung of a policy's ladder; a policy without it is a bug. */
export function rungOf(policy: Policy, rung: Rung): LadderRung {
	const found = policy.ladder.find((step) => step.rung === rung)
	if (found === undefined) throw new Error(`Policy ${policy.version} has no rung ${rung}`)
	return found
}
