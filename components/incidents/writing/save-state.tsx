'use client'

import { Button } from '@/components/ui/button'
import { formatTime } from '@/lib/format/dates'
import type { DraftKeeper, DraftState } from './draft-keeper'

type Props = { readonly state: DraftState; readonly keeper: DraftKeeper; readonly isAutomatic: boolean }

/** Whether what stands on the screen is safe, in one line that stays in sight. */
export function SaveState({ state, keeper, isAutomatic }: Props) {
	const isTrouble = ['offline', 'invalid', 'refused', 'contested'].includes(state.status)
	return (
		<div
			role="status"
			aria-live="polite"
			className={`no-print sticky top-0 z-20 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-b border border-t-0 px-4 py-2 text-sm ${isTrouble ? 'border-waiting bg-waiting-bg text-waiting' : 'border-line bg-surface text-soft'}`}
		>
			<span suppressHydrationWarning>{sentenceOf({ state, isAutomatic })}</span>
			{state.news === 'restored' && (
				<>
					<span>Restored what you had typed on this device.</span>
					<Button look="quiet" onClick={keeper.discard}>
						Discard it
					</Button>
				</>
			)}
			{state.news === 'merged' && <span>Somebody else saved too; both are in here.</span>}
			{state.status === 'offline' && (
				<Button look="quiet" onClick={() => void keeper.flush()}>
					Try now
				</Button>
			)}
		</div>
	)
}

function sentenceOf({ state, isAutomatic }: Pick<Props, 'state' | 'isAutomatic'>): string {
	const { status, savedAt, version, sentence } = state
	switch (status) {
		case 'saved':
			return savedAt === null
				? `Saved, version ${version}.`
				: `Saved, version ${version}, ${formatTime(new Date(savedAt).toISOString())}.`
		case 'saving':
			return 'Saving …'
		case 'unsaved':
			return isAutomatic ? 'Not saved yet …' : 'Not saved yet; your changes are kept on this device.'
		case 'offline':
			return 'Guardrail cannot be reached. Everything is kept on this device and is sent as soon as it can be.'
		case 'contested':
			return 'Somebody else has changed the same part. Choose below; nothing is lost until you do.'
		case 'invalid':
			return 'One part cannot be saved as it is: look at the marked field. The rest is kept on this device.'
		case 'refused':
			return sentence
	}
}
