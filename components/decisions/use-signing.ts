import { useState } from 'react'
import type { Wallet } from '@/components/wallet/wallet'
import type { Template, Told } from './cast'

/**
 * Show what would be signed, sign it, say what came of it. `send` hands in what the wallet signed; a wallet that is not
 * there or declines leaves nothing handed in, and when the answer is lost, nobody claims to know.
 */
export function useSigning(send: (template: Template, signature: string) => Promise<Told>) {
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

	async function signed(prepared: Template, open: () => Promise<Wallet | null>): Promise<string | null> {
		try {
			const wallet = await open()
			if (wallet) return await wallet.signTypedData(prepared.typedData)
			refuse('This browser has no wallet to sign with.')
		} catch {
			refuse('The wallet did not sign; nothing was handed in.')
		}
		return null
	}

	async function sign(prepared: Template, open: () => Promise<Wallet | null>) {
		const signature = await signed(prepared, open)
		forget()
		if (signature === null) return
		try {
			setTold(await send(prepared, signature))
		} catch {
			refuse('The answer did not arrive, so it may or may not be in. Reload this page and look before you sign again.')
		}
	}

	return { template, told, show, sign, forget, refuse }
}
