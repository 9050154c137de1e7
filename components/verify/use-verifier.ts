'use client'

import { useEffect, useRef, useState } from 'react'
import type { FileReport } from '@/lib/verify/verify-files'
import type { FromWorker, ToWorker } from './worker-messages'

export type VerifierState =
	| { readonly kind: 'loading' }
	| { readonly kind: 'ready' }
	| { readonly kind: 'failed' }
	| { readonly kind: 'working'; readonly sentence: string }
	| { readonly kind: 'done'; readonly reports: readonly FileReport[] }

/** The verifier in its worker, loaded once when the page opens. */
export function useVerifier(): { readonly state: VerifierState; readonly verify: (work: ToWorker) => void } {
	const worker = useRef<Worker | null>(null)
	const [state, setState] = useState<VerifierState>({ kind: 'loading' })
	useEffect(() => {
		const started = new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' })
		started.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => setState((now) => next(now, data)))
		started.addEventListener('error', () => setState({ kind: 'failed' }))
		worker.current = started
		return () => started.terminate()
	}, [])
	return {
		state,
		verify: (work) => {
			setState({ kind: 'working', sentence: 'Reading the files.' })
			worker.current?.postMessage(work)
		},
	}
}

function next(now: VerifierState, message: FromWorker): VerifierState {
	if (message.kind === 'done') return message
	if (message.kind === 'ready') return now.kind === 'loading' ? { kind: 'ready' } : now
	if (message.kind === 'check') return { kind: 'working', sentence: `${message.name}: ${message.title}.` }
	return { kind: 'working', sentence: `${message.name}: ${message.share} % of the ballots looked at.` }
}
