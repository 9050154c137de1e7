import { useState } from 'react'
import type { Wallet } from '@/components/wallet/wallet'
import type { Template, Told } from './cast'

/**
 * Show what would be signed, sign it, say what came of it. `send` hands in what the wallet signed; a wallet that is not
 * there or declines leaves nothing handed in.
 */
export function useSigning(send: (wallet: Wallet, template: Template) => Promise<Told>) {
	const [template, setTemplate] = useState<Template | null>(null)
	const [told, setTold] = useState<Told | null>(null)

	/** What was shown is no longer what would be signed. */
	const forget = () => setTemplate(null)
	const refuse = (sentence: string) => setTold({ ok: false, sentence })

	/** A template to sign, or the sentence that says why there is none. */
	function show(found: Template | string) {
		setTemplate(typeof found === 'string' ? null : found)
		setTold(typeof found === 'string' ? { ok: false, sentence: found } : null)
	}

	async function sign(prepared: Template, open: () => Promise<Wallet | null>) {
		try {
			const wallet = await open()
			if (wallet) setTold(await send(wallet, prepared))
			else refuse('This browser has no wallet to sign with.')
		} catch {
			refuse('The wallet did not sign; nothing was handed in.')
		}
		forget()
	}

	return { template, told, show, sign, forget, refuse }
}
