'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { missingForFiling } from '@/lib/domain/incidents/empty-report'
import type { CommandResult } from '@/lib/server/kernel/define-command'
import type { DraftKeeper, DraftState } from './draft-keeper'

type Props = {
	readonly incidentId: string
	readonly keeper: DraftKeeper
	readonly state: DraftState
	readonly file: (input: unknown) => Promise<CommandResult<unknown>>
}

/** The last step: says what is still needed, saves what is unsaved, and files. */
export function FilePanel({ incidentId, keeper, state, file }: Props) {
	const router = useRouter()
	const [isPending, start] = useTransition()
	const [trouble, setTrouble] = useState<string | null>(null)
	const missing = missingForFiling(state.report)

	function fileNow() {
		if (isPending) return
		if (missing.length > 0) return setTrouble(`Before filing, fill in: ${missing.join(', ')}.`)
		setTrouble(null)
		start(async () => {
			if (!(await keeper.flush())) return setTrouble('Not everything is saved yet; see the line at the top.')
			const fileIt = () => file({ incidentId, expectedVersion: keeper.snapshot().version })
			const first = await fileIt()
			const isOutrun = !first.ok && first.problem.code === 'conflict' && (await keeper.catchUp())
			const answer = isOutrun ? await fileIt() : first
			if (answer.ok) router.push(`/desk/cases/${incidentId}`)
			else setTrouble(answer.problem.sentence)
		})
	}

	return (
		<section aria-labelledby="file-title" className="space-y-3 rounded border border-accent bg-surface p-4 sm:p-6">
			<h2 id="file-title" className="text-xl font-semibold">
				File the report
			</h2>
			<p className="max-w-prose">
				{missing.length > 0
					? `Still needed: ${missing.join(', ')}. Everything else may follow after filing.`
					: 'Ready. Coordinators of the DAO see it from then on, the public only when it is published; you can go on adding to it.'}
			</p>
			{trouble && (
				<p role="alert" className="font-medium text-refused">
					{trouble}
				</p>
			)}
			<Button onClick={fileNow} aria-disabled={isPending || undefined}>
				{isPending ? 'Filing …' : 'File the report'}
			</Button>
		</section>
	)
}
