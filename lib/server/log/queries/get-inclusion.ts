import 'server-only'
import { InclusionInput } from '@/lib/contracts/log'
import { inclusionRanges } from '@/lib/domain/log/merkle'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { sizeOfLog } from '../log.store'
import { rangeRoots } from '../tree-hashes'

/** The hashes that lead from a leaf to the root over the first `size` leaves, from the leaf upwards. */
export const getInclusion = defineQuery({
	name: 'log.get_inclusion',
	input: InclusionInput,
	check: async ({ db, input }) => {
		const length = await sizeOfLog(db)
		const { index, size = length } = input
		if (size > length) return [{ path: 'size', message: `The log has ${length} leaves; ask for a size up to that.` }]
		const message = `Leaf ${index} is not among the first ${size}; the first one has the index 0.`
		return index < size ? [] : [{ path: 'index', message }]
	},
	answer: async ({ db, input }) => {
		const { index, size = await sizeOfLog(db) } = input
		const { leaf } = await db.logEntry.findUniqueOrThrow({
			where: { index: BigInt(index) },
			select: { leaf: { select: { leafHash: true } } },
		})
		return { index, size, leafHash: leaf.leafHash, proof: await rangeRoots(db, inclusionRanges(index, size)) }
	},
})
