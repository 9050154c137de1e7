import type { FileReport, GivenFile } from '@/lib/verify/verify-files'

export type ToWorker = { readonly files: readonly GivenFile[]; readonly trustedKeys: readonly string[] }

export type FromWorker =
	| { readonly kind: 'ready' }
	/** Ballots looked at, in per cent. */
	| { readonly kind: 'progress'; readonly name: string; readonly share: number }
	| { readonly kind: 'check'; readonly name: string; readonly title: string }
	| { readonly kind: 'done'; readonly reports: readonly FileReport[] }
