import type { Refusal } from '@/lib/domain/kernel/result'
import type { Measure, MeasureKind } from '@/lib/domain/measures/measure'
import type { Call, MotionInput } from './call'
import type { Keys } from './checks'
import type { StepKey } from './step-keys'
import type { WarningKey } from './warnings'

export const MODULE_KINDS = ['cmv1', 'sdvt', 'csm', 'cmv2'] as const
export type ModuleKind = (typeof MODULE_KINDS)[number]
export const MODULES_IN_WORDS: Readonly<Record<ModuleKind, string>> = {
	cmv1: 'Curated Module v1',
	sdvt: 'Simple DVT Module',
	csm: 'Community Staking Module',
	cmv2: 'Curated Module v2',
}

export const ROUTES = ['easy_track', 'aragon_vote', 'committee', 'bond_penalty', 'social_record'] as const
export type Route = (typeof ROUTES)[number]
export const ROUTES_IN_WORDS: Readonly<Record<Route, string>> = {
	easy_track: 'Easy Track motion',
	aragon_vote: 'Aragon vote, then Dual Governance',
	committee: 'Committee of the module',
	bond_penalty: 'Penalty from the bond, by Easy Track',
	social_record: 'Record only, nothing on chain',
}

/** What a plan is for: to carry a measure out, to undo it, or to make good what was lost. */
export const PURPOSES = ['apply', 'undo', 'restitution'] as const
export type Purpose = (typeof PURPOSES)[number]

/** One step of a plan. Calls stand in the order in which they run. */
export type PlanStep = {
	/** Stays the same while the plan's content changes, so that a hand-off can name its step. */
	readonly key: StepKey
	readonly title: string
	readonly who: string
	readonly route: Route
	/** What must have happened before this step starts. */
	readonly waitFor: string | null
	/** How long the route takes, at the least, once started; hours. `null` where nobody can say. */
	readonly leastHours: number | null
	readonly calls: readonly Call[]
	/** For an Easy Track motion: what its factory is given. The factory makes `calls` from it. */
	readonly motion: MotionInput | null
	/** Why this step cannot be taken now. Its calldata is not given then. */
	readonly refusal: Refusal | null
	readonly isAlternative: boolean
}

export type Warning = { readonly key: WarningKey; readonly sentence: string }

export type ExecutionPlan = {
	readonly purpose: Purpose
	readonly module: ModuleKind | null
	readonly moduleName: string
	readonly route: Route
	readonly inWords: string
	readonly steps: readonly PlanStep[]
	readonly warnings: readonly Warning[]
}

/** What a plan is made from. What is not known is `null`, and the step that needs it says so. */
export type ExecutionFacts = {
	readonly kind: MeasureKind
	readonly parameters: Measure['parameters']
	readonly module: ModuleKind
	/** 1 for Ethereum mainnet; `null` where no addresses are known. */
	readonly chainId: number | null
	readonly routerModuleId: number | null
	readonly operator: {
		readonly name: string
		readonly index: number | null
		readonly isActive: boolean | null
		/** Who manages the signing keys in Simple DVT; its factories name it. */
		readonly managerAddress: string | null
	}
	readonly keys: Keys | null
	readonly isTargetZero: boolean
	readonly areExitsDone: boolean
	/** For restitution: wei of stETH to burn as cover, or the nonce of the penalty locked in the bond. */
	readonly amountWei: bigint | null
	readonly lockNonce: bigint | null
}
