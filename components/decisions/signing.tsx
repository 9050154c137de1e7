'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Facts } from '@/components/ui/section'
import type { Wallet } from '@/components/wallet/wallet'
import { WalletButtons } from '@/components/wallet/wallet-buttons'
import type { Template } from './cast'

type Props = {
	readonly template: Template
	readonly demoIndex: number | null
	readonly sign: (template: Template, open: () => Promise<Wallet | null>) => void
	/** What the button does: "Sign the ballot". */
	readonly verb?: string
}

async function openDemoWallet(index: number): Promise<Wallet> {
	const { demoWallet } = await import('@/components/wallet/demo-wallet')
	return demoWallet(index)
}

/** What is about to be signed, in words and field by field, and the wallets that can. */
export function Signing({ template, demoIndex, sign, verb = 'Sign the ballot' }: Props) {
	const heading = useRef<HTMLHeadingElement>(null)
	const words = useId()
	// The button that was pressed is gone; whoever uses a keyboard or a screen reader goes on at what it brought.
	// biome-ignore lint/correctness/useExhaustiveDependencies: another template brings other words to be read
	useEffect(() => heading.current?.focus(), [template])
	return (
		<section className="space-y-3 rounded border border-l-4 border-accent bg-surface p-4" aria-label="What you sign">
			<h3 ref={heading} tabIndex={-1} aria-describedby={words} className="font-semibold">
				You sign
			</h3>
			<ul id={words} className="list-disc pl-5">
				{template.words.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			<Disclosure summary="What your wallet will show">
				<div className="space-y-2 text-sm">
					<p className="max-w-prose text-soft">
						Your wallet shows these fields (EIP-712). Signing costs nothing and moves nothing. If a field differs there,
						do not sign.
					</p>
					<Facts rows={fieldsOf(template)} />
				</div>
			</Disclosure>
			<div className="flex flex-wrap gap-3">
				{demoIndex !== null && (
					<Button onClick={() => sign(template, () => openDemoWallet(demoIndex))}>
						{verb} with the demonstration wallet
					</Button>
				)}
				<WalletButtons
					verb={verb}
					fallback={demoIndex === null ? verb : null}
					onChoose={(open) => sign(template, open)}
				/>
			</div>
		</section>
	)
}

const MEANS: Readonly<Record<string, string>> = {
	vote: 'Vote',
	voter: 'Your address',
	delegator: 'Your address',
	delegate: 'Who votes for you; all zeros for nobody',
	scope: 'For which votes',
	revision: 'What is voted on, as a hash',
	policy: 'Version of the policy',
	method: 'Method',
	choice: 'Choice',
	parameters: 'Settings',
	reason: 'Reason',
	conflict: 'Conflict of interest',
	sequence: 'Its number among yours',
	salt: 'Salt, which hides a sealed ballot',
}

function fieldsOf({ typedData: { domain, message } }: Template): [string, ReactNode][] {
	const domainRows: [string, string][] = [
		['Application', `${domain?.name ?? ''} ${domain?.version ?? ''}`],
		['Chain', String(domain?.chainId ?? '')],
		['Installation', String(domain?.salt ?? '')],
	]
	const rows = Object.entries(message).map(([key, value]): [string, string] => [
		MEANS[key] ?? key,
		value === '' ? 'empty' : String(value),
	])
	return [...domainRows, ...rows].map(([name, value]) => [
		name,
		<code key={name} className="font-mono break-all whitespace-pre-wrap">
			{value}
		</code>,
	])
}
