import 'server-only'
import { GetOperatorInput } from '@/lib/contracts/operators'
import { isUuid, type OperatorId } from '@/lib/domain/kernel/ids'
import { fromColumn } from '@/lib/server/kernel/columns'
import { defineQuery } from '@/lib/server/kernel/define-query'
import { readableMeasures } from '@/lib/server/measures/queries/readable-measures'
import { type RejoinNotice, rejoinNotices } from '../rejoin-notices'

/** What whoever files, triages or votes on a case of an operator must know of its earlier offboardings. */
export const getRejoinNotices = defineQuery({
	name: 'operator.get_rejoin_notices',
	input: GetOperatorInput,
	answer: async ({ db, input: { ref }, actor, now }): Promise<readonly RejoinNotice[] | null> => {
		const row = await db.operator.findUnique({
			where: isUuid(ref) ? { id: ref } : { slug: ref },
			select: { id: true, rewardAddress: true, names: { select: { name: true } } },
		})
		if (row === null) return null
		const known = readableMeasures(actor, fromColumn<OperatorId>(row.id))
		return rejoinNotices(db, { ...row, names: row.names.map(({ name }) => name), known }, now)
	},
})
