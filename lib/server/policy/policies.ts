import 'server-only'
import { toDate } from '@/lib/domain/kernel/instant'
import type { Policy } from '@/lib/domain/policy/policy'
import { POLICY_1_0 } from '@/lib/domain/policy/policy-1.0'
import { now } from '@/lib/server/kernel/clock'
import { fromJson } from '@/lib/server/kernel/json'
import type { Tx } from '@/lib/server/kernel/prisma'

declare global {
	var guardrailPolicies: Map<string, Policy> | undefined
}

/** Adopted documents never change (the database refuses it), so each is read once in a process. */
function known(): Map<string, Policy> {
	globalThis.guardrailPolicies ??= new Map()
	return globalThis.guardrailPolicies
}

/**
 * The adopted policy of a version that a case or a vote is pinned to; a version that is not there is a bug. The
 * founding one is known to the code too, for a database that was emptied.
 */
export async function policyOf(tx: Tx, version: string): Promise<Policy> {
	const read = known().get(version)
	if (read !== undefined) return read
	const row = await tx.policyVersion.findUnique({ where: { version }, select: { document: true, state: true } })
	if (row === null && version === POLICY_1_0.version) return POLICY_1_0
	if (row?.state !== 'adopted') throw new Error(`No policy in force ever had the version ${version}`)
	const policy = fromJson<Policy>(row.document)
	known().set(version, policy)
	return policy
}

/** The policy that new cases are pinned to: the newest adopted one whose day has come. */
export async function currentPolicy(tx: Tx): Promise<Policy> {
	const row = await tx.policyVersion.findFirst({
		where: { state: 'adopted', effectiveAt: { lte: toDate(await now(tx)) } },
		orderBy: [{ effectiveAt: 'desc' }, { settledAt: 'desc' }],
		select: { version: true },
	})
	return policyOf(tx, row?.version ?? POLICY_1_0.version)
}

/** The policy that a case goes by: the one it was pinned to at triage, before that today's. */
export function policyOfCase(tx: Tx, { policyVersion }: { readonly policyVersion: string | null }): Promise<Policy> {
	return policyVersion === null ? currentPolicy(tx) : policyOf(tx, policyVersion)
}

/** The policy of each of many cases; each version, and today's, is looked up once. */
export async function policiesOf(
	tx: Tx,
	cases: readonly { readonly policyVersion: string | null }[],
): Promise<(of: { readonly policyVersion: string | null }) => Policy> {
	const versions = [...new Set(cases.map(({ policyVersion }) => policyVersion))]
	const found = await Promise.all(versions.map((policyVersion) => policyOfCase(tx, { policyVersion })))
	const policies = new Map(versions.map((version, index) => [version, found[index]]))
	return ({ policyVersion }) => {
		const policy = policies.get(policyVersion)
		if (policy === undefined) throw new Error('The policy of a case was asked for that was not looked up')
		return policy
	}
}

/** The document of a version in any state, drafts included; `null` where there never was one. */
export async function documentOf(tx: Tx, version: string): Promise<Policy | null> {
	const row = await tx.policyVersion.findUnique({ where: { version }, select: { document: true } })
	if (row !== null) return fromJson<Policy>(row.document)
	return version === POLICY_1_0.version ? POLICY_1_0 : null
}
