import { advanceClock } from '@/lib/server/demo/commands/advance-clock'
import { addModule } from '@/lib/server/operators/commands/add-module'
import { addOperator } from '@/lib/server/operators/commands/add-operator'
import { recordKeys } from '@/lib/server/operators/commands/record-keys'
import { recordTrust } from '@/lib/server/operators/commands/record-trust'
import { renameOperator } from '@/lib/server/operators/commands/rename-operator'
import { done, KEYS, WHO } from '@/lib/testing/cases'
import type { CommandTrial } from './trial'

const SOURCE = 'https://forum.example/t/1'
const ADDRESS = `0x${'ab'.repeat(20)}`

const OPERATORS: readonly CommandTrial[] = [
	{
		command: addModule,
		prepare: async (people) => {
			const body = { slug: 'new', routerModuleId: 7, name: 'New', network: 'Ethereum mainnet', address: ADDRESS }
			const actor = people.actor(WHO.coordinator)
			done(await addModule.execute({ slug: 'there', name: 'There', routerModuleId: 8 }, { actor }))
			return {
				actor,
				body,
				refused: {
					'a slug that is taken': [{ ...body, slug: 'there' }, 'already_there'],
					'a number that is taken': [{ ...body, routerModuleId: 8 }, 'already_there'],
				},
			}
		},
	},
	{
		command: addOperator,
		prepare: async (people) => {
			const actor = people.actor(WHO.coordinator)
			const { id: moduleId } = done(await addModule.execute({ slug: 'new', name: 'New' }, { actor }))
			const body = {
				moduleId,
				slug: 'elm',
				name: 'Elm',
				registryIndex: 1,
				rewardAddress: ADDRESS,
				isDemonstration: true,
				source: SOURCE,
			}
			done(await addOperator.execute({ ...body, slug: 'there', registryIndex: 2 }, { actor }))
			return {
				actor,
				body,
				refused: {
					'a slug that is taken': [{ ...body, slug: 'there' }, 'already_there'],
					'a number that is taken': [{ ...body, registryIndex: 2 }, 'already_there'],
				},
			}
		},
	},
	{
		command: renameOperator,
		prepare: async (people) => {
			const { 'alder-validation': operatorId } = people.operatorIds
			const body = { operatorId, name: 'Alder and Sons', fromDate: '2026-01-01', source: SOURCE }
			return {
				actor: people.actor(WHO.coordinator),
				body,
				refused: { 'the name it has': [{ ...body, name: 'Alder Validation' }, 'already_there'] },
			}
		},
	},
	{
		command: recordTrust,
		prepare: async (people) => {
			const { 'alder-validation': operatorId } = people.operatorIds
			const trust = { bond: 'bonded', admission: 'permissioned', identity: 'known' }
			const body = { operatorId, fromDate: '2026-01-01', ...trust, note: 'As voted.', source: SOURCE }
			return { actor: people.actor(WHO.coordinator), body, refused: {} }
		},
	},
	{
		command: recordKeys,
		prepare: async (people) => {
			const { 'alder-validation': operatorId = '' } = people.operatorIds
			const actor = people.actor(WHO.coordinator)
			const body = { operatorId, ...KEYS, depositableValidatorCount: 100, source: SOURCE }
			done(await recordKeys.execute({ ...body, blockNumber: 1 }, { actor }))
			return { actor, body, refused: { 'a block that is there': [{ ...body, blockNumber: 1 }, 'already_there'] } }
		},
	},
]

/** Operators and their modules, and the clock of the demonstration. */
export const REGISTER_TRIALS: readonly CommandTrial[] = [
	...OPERATORS,
	{
		command: advanceClock,
		prepare: async (people) => ({
			actor: people.actor(WHO.coordinator),
			body: { hours: 5 },
			refused: { 'no time': [{ hours: 0 }, 'invalid_input'], 'half a year': [{ hours: 24 * 180 }, 'invalid_input'] },
		}),
	},
]
