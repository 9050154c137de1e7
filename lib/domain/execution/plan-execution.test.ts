import { describe, expect, test } from 'vitest'
import type { MeasureKind } from '@/lib/domain/measures/measure'
import {
	checkAddress,
	checkMotionRows,
	checkOperator,
	checkTargetLimit,
	clampStakingLimit,
	LARGEST_TARGET,
} from './checks'
import { MAINNET } from './contracts'
import { type ExecutionFacts, MODULE_KINDS, type ModuleKind } from './plan'
import { planExecution, planRestitution, planUndoing, routesOf } from './plan-execution'
import { STEP_KEYS } from './step-keys'
import { WARNINGS } from './warnings'

const KINDS = [
	'warning',
	'key_limit',
	'key_reduction',
	'demotion',
	'offboarding_may_rejoin',
	'offboarding_no_rejoin',
] as const satisfies readonly MeasureKind[]
const MANAGER = '0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65'

function facts(kind: MeasureKind, module: ModuleKind, changes: Partial<ExecutionFacts> = {}): ExecutionFacts {
	return {
		kind,
		module,
		parameters: { target: 10 },
		chainId: MAINNET,
		routerModuleId: MODULE_KINDS.indexOf(module) + 1,
		operator: { name: 'An operator', index: 5, isActive: true, managerAddress: MANAGER },
		keys: null,
		isTargetZero: true,
		areExitsDone: true,
		amountWei: 1n,
		lockNonce: 1n,
		...changes,
	}
}
const summary = (kind: MeasureKind, module: ModuleKind) =>
	planExecution(facts(kind, module)).steps.map(
		({ key, route, isAlternative }) => `${isAlternative ? 'or ' : ''}${key} by ${route}`,
	)

describe('each measure in each module', () => {
	test.each<[MeasureKind, ModuleKind, readonly string[]]>([
		['key_limit', 'cmv1', ['target_limit by aragon_vote', 'or staking_limit by aragon_vote']],
		['key_limit', 'sdvt', ['target_limit by easy_track', 'or staking_limit by easy_track']],
		['key_limit', 'csm', ['target_limit by aragon_vote']],
		['key_limit', 'cmv2', ['target_limit by aragon_vote']],
		['demotion', 'cmv1', ['record by social_record']],
		['demotion', 'cmv2', ['change_type by committee']],
		[
			'offboarding_may_rejoin',
			'cmv1',
			['target_limit by aragon_vote', 'wait_for_exits by social_record', 'deactivate by aragon_vote'],
		],
		[
			'offboarding_may_rejoin',
			'sdvt',
			['target_limit by easy_track', 'wait_for_exits by social_record', 'deactivate by easy_track'],
		],
		[
			'offboarding_no_rejoin',
			'csm',
			['target_limit by aragon_vote', 'wait_for_exits by social_record', 'no_rejoin by social_record'],
		],
		[
			'offboarding_no_rejoin',
			'cmv2',
			[
				'target_limit by aragon_vote',
				'wait_for_exits by social_record',
				'remove_group by committee',
				'gate_tree by committee',
				'no_rejoin by social_record',
			],
		],
		['warning', 'cmv1', ['record by social_record']],
	])('%s in %s', (kind, module, steps) => {
		expect(summary(kind, module)).toEqual(steps)
	})

	test.each(KINDS.flatMap((kind) => MODULE_KINDS.map((module) => [kind, module] as const)))(
		'%s in %s has steps with known keys, and nothing refused once all is known',
		(kind, module) => {
			const isBack = { operator: { name: '', index: 5, isActive: false, managerAddress: MANAGER } }
			const plans = [
				planExecution(facts(kind, module)),
				planUndoing(facts(kind, module, isBack)),
				planRestitution(facts(kind, module)),
			]
			for (const plan of plans) {
				expect(plan.steps.length).toBeGreaterThan(0)
				for (const step of plan.steps) {
					expect(STEP_KEYS).toContain(step.key)
					expect(step.refusal).toBeNull()
				}
			}
			expect(routesOf(kind).find((each) => each.module === module)?.route).toBe(plans[0]?.route)
		},
	)

	test('money comes from the bond where there is one', () => {
		const routes = MODULE_KINDS.map((module) => planRestitution(facts('warning', module)).route)
		expect(routes).toEqual(['aragon_vote', 'aragon_vote', 'bond_penalty', 'bond_penalty'])
	})

	test('warnings fit the module', () => {
		const keys = (kind: MeasureKind, module: ModuleKind) =>
			planExecution(facts(kind, module)).warnings.map(({ key }) => key)
		expect(keys('key_limit', 'cmv1')).toContain('staking_limit_undone')
		expect(keys('key_limit', 'sdvt')).not.toContain('staking_limit_undone')
		expect(keys('key_limit', 'cmv1')).toContain('dual_governance')
		expect(keys('key_limit', 'sdvt')).not.toContain('dual_governance')
		expect(keys('offboarding_no_rejoin', 'csm')).toContain('csm_no_rejoin')
		expect(keys('offboarding_no_rejoin', 'cmv1')).toContain('deactivated_can_return')
		expect(planExecution(facts('key_limit', 'csm', { chainId: null })).warnings.at(-1)?.sentence).toBe(
			WARNINGS.no_address,
		)
	})
})

describe('what is missing is named by the step that needs it', () => {
	const first = (changes: Partial<ExecutionFacts>, kind: MeasureKind = 'key_limit', module: ModuleKind = 'cmv1') =>
		planExecution(facts(kind, module, changes)).steps[0]?.refusal?.code
	const operator = (changes: Partial<ExecutionFacts['operator']>) => ({
		operator: { ...facts('warning', 'cmv1').operator, ...changes },
	})

	test.each<[string, string | undefined, string]>([
		['no number', first(operator({ index: null })), 'operator_unknown'],
		['no module', first({ routerModuleId: null }), 'module_unknown'],
		['no target', first({ parameters: {} }), 'target_out_of_range'],
		[
			'no manager',
			planUndoing(facts('offboarding_may_rejoin', 'sdvt', operator({ isActive: false, managerAddress: null }))).steps[0]
				?.refusal?.code,
			'address_missing',
		],
		['active already', planUndoing(facts('offboarding_may_rejoin', 'cmv1')).steps[0]?.refusal?.code, 'operator_active'],
		[
			'no amount',
			planRestitution(facts('warning', 'cmv1', { amountWei: null })).steps[0]?.refusal?.code,
			'amount_missing',
		],
		[
			'no nonce',
			planRestitution(facts('warning', 'csm', { lockNonce: null })).steps[0]?.refusal?.code,
			'nonce_missing',
		],
	])('%s', (_what, code, expected) => {
		expect(code).toBe(expected)
	})
})

describe('what the contracts do not check', () => {
	const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
		result.ok ? 'ok' : result.refusal.code

	test.each([
		[0, 0n, 'ok'],
		[0, 1n, 'target_without_mode'],
		[1, 0n, 'ok'],
		[2, LARGEST_TARGET, 'ok'],
		[1, LARGEST_TARGET + 1n, 'target_out_of_range'],
		[1, -1n, 'target_out_of_range'],
		[3, 0n, 'mode_unknown'],
		[1.5, 0n, 'mode_unknown'],
		[-1, 0n, 'mode_unknown'],
		[Number.NaN, 0n, 'mode_unknown'],
	])('mode %s with target %s: %s', (mode, target, expected) => {
		expect(code(checkTargetLimit(mode, target))).toBe(expected)
	})

	test.each([
		[[], 'rows_missing'],
		[[4n], 'ok'],
		[[0n, 4n, 7n], 'ok'],
		[[4n, 4n], 'rows_not_ascending'],
		[[7n, 4n], 'rows_not_ascending'],
	])('rows %s: %s', (ids, expected) => {
		expect(code(checkMotionRows(ids.map((operator) => ({ operator }))))).toBe(expected)
	})

	test('an operator is below the count of its module, and an address is somebody', () => {
		expect([checkOperator(4, 5), checkOperator(5, 5), checkOperator(-1, 5), checkOperator(null, 5)].map(code)).toEqual([
			'ok',
			'operator_out_of_range',
			'operator_unknown',
			'operator_unknown',
		])
		expect(
			[MANAGER, `0x${'0'.repeat(40)}`, '0x12', null].map((address) => code(checkAddress(address, 'manager'))),
		).toEqual(['ok', 'address_missing', 'address_missing', 'address_missing'])
	})

	test('a staking limit is clamped between the keys deposited and those uploaded', () => {
		const keys = { total: 7_000, deposited: 5_000, exited: 0, block: '1', at: '2026-01-01T00:00:00Z' }
		expect([0n, 5_000n, 5_800n, 7_001n].map((limit) => clampStakingLimit(limit, keys))).toEqual([
			5_000n,
			5_000n,
			5_800n,
			7_000n,
		])
	})
})
