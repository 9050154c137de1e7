import type { Rung } from '@/lib/domain/policy/policy'
import { recordDecisionElsewhere } from '@/lib/server/decisions/commands/record-decision-elsewhere'
import { MODULES } from '@/lib/server/import/operators-in-file'
import { recordMeasureElsewhere } from '@/lib/server/measures/commands/record-measure-elsewhere'
import { addModule } from '@/lib/server/operators/commands/add-module'
import { addOperator } from '@/lib/server/operators/commands/add-operator'
import { done } from './cases'

/** Records the measure of an operator of a real module, decided elsewhere, and gives its id. */
export async function measureOnMainnet(wishes: {
	readonly module: 'curated-v1' | 'simple-dvt' | 'csm'
	readonly index: number
	readonly rung: Exclude<Rung, 0>
	readonly parameters?: Readonly<Record<string, string | number>>
}): Promise<string> {
	const { module, index, rung, parameters = {} } = wishes
	const context = { actor: { kind: 'system', task: 'test' } as const }
	const source = 'https://forum.example/t/1'
	const { id: moduleId } = done(await addModule.execute({ slug: module, ...MODULES[module] }, context))
	const name = { slug: 'an-operator', name: 'An operator', registryIndex: index, source }
	const { id: operatorId } = done(await addOperator.execute({ moduleId, ...name }, context))
	const decision = { operatorId, decidedOn: '2026-03-01', venue: 'Token vote', lever: 'As decided' }
	const result = { result: 'executed', source } as const
	const { id: externalDecisionId } = done(await recordDecisionElsewhere.execute({ ...decision, ...result }, context))
	const measure = { externalDecisionId, rung, parameters, inForceFrom: '2026-03-02T00:00:00Z' }
	return done(await recordMeasureElsewhere.execute(measure, context)).id
}
