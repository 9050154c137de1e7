import { fastBrowserCrypto } from '@/lib/verify/browser-crypto'
import { verifyFiles } from '@/lib/verify/verify-files'
import type { FromWorker, ToWorker } from './worker-messages'

// Everything that is checked is checked here, beside the page, so that it stays responsive. What the worker needs is
// loaded before it says that it is ready; from then on it asks nobody for anything.

const say = (message: FromWorker): void => postMessage(message)
const crypto = await fastBrowserCrypto()

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
	let lastShare = -1
	const reports = verifyFiles(data.files, crypto, {
		trustedKeys: data.trustedKeys,
		onCheck: (name, { title }) => say({ kind: 'check', name, title }),
		onProgress: (name, done, of) => {
			const share = of === 0 ? 100 : Math.floor((100 * done) / of)
			if (share !== lastShare) say({ kind: 'progress', name, share })
			lastShare = share
		},
	})
	say({ kind: 'done', reports })
})
say({ kind: 'ready' })
