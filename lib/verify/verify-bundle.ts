import { type Bundle, readBundle } from './bundle'
import { checkAdoption } from './checks/adoption'
import { checkBallots, checkCounted, checkHashes, checkSignatures } from './checks/ballots'
import { checkChain, checkLeaves } from './checks/chain'
import { checkDelegations } from './checks/delegations'
import { checkElectorate } from './checks/electorate'
import { checkEnding } from './checks/ending'
import { checkConsistency, checkKeys, checkReceipts } from './checks/evidence'
import { checkBundleSignature, checkCheckpoint, checkInclusion, checkOpened } from './checks/log'
import { checkConflicts, checkOutcome, checkParameters, checkPhases, checkTallied } from './checks/outcome'
import { checkPolicy, checkRules } from './checks/policy-and-rules'
import { checkPrescribed } from './checks/prescribed'
import { checkRoll, checkWeights } from './checks/roll'
import { checkRotation } from './checks/rotation'
import { checkStewards } from './checks/stewards'
import { checkTimes } from './checks/times'
import type { VerifyCrypto } from './crypto'
import { CHECKS, type Check, carryOut, holds, type Report, type Step } from './report'
import { ShapeFault } from './shape'
import { type Evidence, type Subject, subjectOf } from './subject'

export type VerifyOptions = Evidence & {
	/** Ballots looked at so far, of so many: each is looked at twice. */
	readonly onProgress?: (done: number, of: number) => void
	/** Called as each check is made. */
	readonly onCheck?: (check: Check) => void
}

const COUNTABLE = ['policy', 'rules', 'roll', 'ballots'] as const

const STEPS: readonly Step<Subject>[] = [
	{ id: 'policy', run: checkPolicy },
	{ id: 'rules', run: checkRules },
	{ id: 'roll', run: checkRoll },
	{ id: 'weights', needs: ['roll'], run: checkWeights },
	{ id: 'delegations', needs: ['roll'], isLate: true, run: checkDelegations },
	{ id: 'ballots', needs: ['roll'], run: checkBallots },
	{ id: 'hashes', run: checkHashes },
	{ id: 'signatures', needs: ['hashes'], isLate: true, run: checkSignatures },
	{ id: 'counted', needs: ['ballots'], run: checkCounted },
	{ id: 'opened', run: checkOpened },
	{ id: 'stewards', needs: ['roll'], run: checkStewards },
	{ id: 'adopted', needs: ['policy'], run: checkAdoption },
	{ id: 'prescribed', needs: ['policy', 'rules', 'opened'], run: checkPrescribed },
	{ id: 'chain', run: checkChain },
	{ id: 'leaves', run: checkLeaves },
	{ id: 'ending', needs: [...COUNTABLE, 'opened', 'chain'], run: checkEnding },
	{ id: 'phases', needs: COUNTABLE, run: checkPhases },
	{ id: 'outcome', needs: COUNTABLE, run: checkOutcome },
	{ id: 'parameters', needs: COUNTABLE, run: checkParameters },
	{ id: 'conflicts', needs: COUNTABLE, run: checkConflicts },
	{ id: 'tallied', run: checkTallied },
	{ id: 'rotation', run: ({ bundle, crypto }) => checkRotation(keysIn(bundle), crypto) },
	{ id: 'checkpoint', run: checkCheckpoint },
	{ id: 'inclusion', needs: ['checkpoint'], run: checkInclusion },
	{ id: 'signature', run: checkBundleSignature },
]

function keysIn({ installation, log, formatVersion }: Bundle) {
	return { installation: installation.id, keys: log.keys, isOlder: formatVersion === 2 }
}

/** What can only be checked by somebody who kept something of their own. */
const WITH_EVIDENCE: readonly (Step<Subject> & { readonly of: (evidence: Evidence) => boolean })[] = [
	{ id: 'keys', of: ({ trustedKeys = [] }) => trustedKeys.length > 0, run: checkKeys },
	{ id: 'receipts', of: ({ receipts = [] }) => receipts.length > 0, run: checkReceipts },
	{
		id: 'consistency',
		of: ({ checkpoints = [], receipts = [] }) => checkpoints.length > 0 || receipts.some(({ inclusion }) => inclusion),
		run: checkConsistency,
	},
	{ id: 'electorate', needs: ['stewards'], of: ({ logs = [] }) => logs.length > 0, run: checkElectorate },
]

/** Last, because it takes the checkpoints that were held against the bundle for what they are. */
const TIMES: Step<Subject> = { id: 'times', needs: ['checkpoint', 'consistency'], run: checkTimes }

/**
 * Checks everything that a vote's bundle claims, without asking anybody. What a stranger holds besides it - receipts,
 * checkpoints, the key they trust - is held against it. The first check that fails is the first thing that is wrong.
 */
export function verifyBundle(value: unknown, crypto: VerifyCrypto, options: VerifyOptions = {}): Report {
	const { onProgress = () => {}, onCheck = () => {}, ...evidence } = options
	const steps = [...STEPS, ...WITH_EVIDENCE.filter((step) => step.of(evidence)), TIMES]
	try {
		const subject = subjectOf(readBundle(value), { crypto, evidence, onProgress })
		const shape: Check = {
			id: 'shape',
			title: CHECKS.shape,
			...holds(`A bundle of format ${subject.bundle.formatVersion}.`),
		}
		onCheck(shape)
		const { ok, checks } = carryOut(steps, subject, onCheck)
		return { ok, checks: [shape, ...checks] }
	} catch (fault) {
		if (fault instanceof ShapeFault) return unreadable(fault, steps)
		throw fault
	}
}

function unreadable({ sentence, at }: ShapeFault, steps: readonly Step<Subject>[]): Report {
	const shape: Check = { id: 'shape', title: CHECKS.shape, state: 'fails', sentence, at }
	const rest = steps.map(({ id }): Check => {
		return { id, title: CHECKS[id], state: 'unchecked', sentence: 'The file cannot be read.' }
	})
	return { ok: false, checks: [shape, ...rest] }
}
