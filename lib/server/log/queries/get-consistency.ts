import 'server-only'
import { ConsistencyInput } from '@/lib/contracts/log'
import { consistencyRanges } from '@/lib/domain/log/merkle'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { sizeOfLog } from '../log.store'
import { rangeRoots } from '../tree-hashes'

/** The hashes that show that the log of `first` leaves is the beginning of the log of `second` leaves. */
export const getConsistency = defineQuery({
	name: 'log.get_consistency',
	input: ConsistencyInput,
	check: async ({ db, input }) => {
		const length = await sizeOfLog(db)
		const { first, second = length } = input
		if (second > length)
			return [{ path: 'second', message: `The log has ${length} leaves; ask for a size up to that.` }]
		const message = `The log had never ${first} leaves before it had ${second}; ask for a smaller first size.`
		return first <= second ? [] : [{ path: 'first', message }]
	},
	answer: async ({ db, input }) => {
		const { first, second = await sizeOfLog(db) } = input
		return { first, second, proof: await rangeRoots(db, consistencyRanges(first, second)) }
	},
})
