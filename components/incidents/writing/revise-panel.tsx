'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useAnnounce } from '@/components/forms/announcer'
import { Button } from '@/components/ui/button'
import { BOX } from '@/components/ui/field'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import type { DraftKeeper, DraftState } from './draft-keeper'

type Props = { readonly keeper: DraftKeeper; readonly state: DraftState; readonly incident: IncidentView }

const SPOKEN = ['assessing', 'deliberating', 'voting', 'tallied', 'decided', 'enforcing', 'closed']

/** A filed report changes by revisions, each with a public reason. */
export function RevisePanel({ keeper, state, incident }: Props) {
	const router = useRouter()
	const announce = useAnnounce()
	const [isPending, start] = useTransition()
	const [trouble, setTrouble] = useState<string | null>(null)

	function saveNow(form: FormData) {
		if (String(form.get('reason') ?? '').trim() === '')
			return setTrouble('Write why the report changes; everyone can read it.')
		if (state.status === 'saved') return setTrouble('Nothing has changed yet.')
		start(async () => {
			const isSaved = await keeper.flush()
			const now = keeper.snapshot()
			setTrouble(isSaved ? null : now.sentence || 'Not saved; see the line at the top.')
			if (!isSaved) return
			announce('Saved as a new revision.')
			router.push(`/desk/cases/${incident.id}`)
		})
	}

	return (
		<form action={saveNow} className="space-y-3 rounded border border-accent bg-surface p-4 sm:p-6">
			<h2 className="text-xl font-semibold">Save as revision {incident.revision.number + 1}</h2>
			{SPOKEN.includes(incident.state) && (
				<p className="max-w-prose">
					Ratings and ballots stay with the revision they were given on; whoever has spoken already is told of this one.
				</p>
			)}
			<label htmlFor="revision-reason" className="block font-medium">
				Reason for this revision
			</label>
			<p id="revision-reason-hint" className="text-sm text-soft">
				It is shown to everyone.
			</p>
			<input
				id="revision-reason"
				name="reason"
				maxLength={500}
				aria-describedby="revision-reason-hint"
				className={BOX}
			/>
			{trouble && (
				<p role="alert" className="font-medium text-refused">
					{trouble}
				</p>
			)}
			<Button type="submit" aria-disabled={isPending || undefined}>
				{isPending ? 'Saving …' : 'Save as a new revision'}
			</Button>
		</form>
	)
}
