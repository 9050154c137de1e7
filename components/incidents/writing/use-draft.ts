'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { DraftKeeper, type DraftState, type KeeperOptions } from './draft-keeper'
import { dropLocalCopy, keepLocalCopy, readLocalCopy } from './local-copy'

type Options = Pick<KeeperOptions, 'report' | 'version' | 'isAutomatic' | 'save' | 'readLatest'> & {
	readonly incidentId: string
}

/** A keeper for this page: restores what the device remembers, and asks before unsaved words are left behind. */
export function useDraft({ incidentId, ...options }: Options): { keeper: DraftKeeper; state: DraftState } {
	const [keeper] = useState(
		() =>
			new DraftKeeper({
				...options,
				keepCopy: (copy) => keepLocalCopy(incidentId, copy),
				dropCopy: () => dropLocalCopy(incidentId),
				now: () => Date.now(),
			}),
	)
	const state = useSyncExternalStore(keeper.subscribe, keeper.snapshot, keeper.snapshot)

	useEffect(() => {
		const copy = readLocalCopy(incidentId)
		if (copy !== null) keeper.restore(copy)
	}, [keeper, incidentId])

	useEffect(() => {
		const hold = (event: BeforeUnloadEvent) => {
			const { status } = keeper.snapshot()
			if (status !== 'saved' && status !== 'unsaved') event.preventDefault()
		}
		const retry = () => void (keeper.snapshot().status === 'offline' && keeper.flush())
		window.addEventListener('beforeunload', hold)
		window.addEventListener('online', retry)
		return () => {
			window.removeEventListener('beforeunload', hold)
			window.removeEventListener('online', retry)
		}
	}, [keeper])

	return { keeper, state }
}
