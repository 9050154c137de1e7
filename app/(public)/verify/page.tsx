import type { Metadata } from 'next'
import { Section } from '@/components/ui/section'
import { PublishedBundles } from '@/components/verify/published-bundles'
import { VerifyDesk } from '@/components/verify/verify-desk'
import { getLogKeys } from '@/lib/server/log/queries/get-log-keys'
import { CHECKS } from '@/lib/verify/report'
import { BEYOND_ANY_BUNDLE } from '@/lib/verify/whose-word'
import { pageQuery } from '@/lib/web/page-query'
import examples from '@/public/verify/bundles/index.json'

export const metadata: Metadata = { title: 'Verify' }

export default async function VerifyPage() {
	const { keys } = await pageQuery(getLogKeys, {})
	return (
		<div className="space-y-8">
			<header className="space-y-3">
				<h1 className="text-3xl font-semibold">Check a vote yourself</h1>
				<p className="max-w-prose">
					A vote’s bundle holds its rules, its roll, every signed ballot and its place in the log. Everything that was
					decided follows from it, so you need not take our word for anything. This page checks it in your browser and
					asks our server for nothing: save it, go offline, and it still works.
				</p>
			</header>
			<Section id="check" title="Check files">
				<noscript>
					<p className="mb-4 rounded border border-line px-4 py-3">
						Checking here needs JavaScript. Without it, use the command below, which does the same.
					</p>
				</noscript>
				<VerifyDesk ownKey={keys.at(-1)?.publicKey ?? ''} />
			</Section>
			<Section id="command" title="Or without a browser">
				<p className="max-w-prose">
					In a copy of Guardrail’s source, this does the same with the same code. It takes files and addresses, asks
					nobody else, and ends with 0 only if everything holds.
				</p>
				<pre className="overflow-x-auto rounded border border-line bg-sunken p-3 text-sm">
					<code>npm run verify -- bundle.json receipt.json</code>
				</pre>
			</Section>
			<Section id="checks" title="What is checked, in this order">
				<ol className="list-decimal space-y-1 pl-6">
					{Object.entries(CHECKS).map(([id, title]) => (
						<li key={id}>{title}.</li>
					))}
				</ol>
				<p className="max-w-prose">
					A bundle shows what the installation says now. That nothing was rewritten before shows only beside something
					that you kept: a receipt that you got for your ballot, or a checkpoint of the log. That no steward was left
					off the roll shows beside the export of the log.
				</p>
			</Section>
			<Section id="beyond" title="What no bundle can show">
				<ul className="list-disc space-y-1 pl-6">
					{BEYOND_ANY_BUNDLE.map((sentence) => (
						<li key={sentence}>{sentence}</li>
					))}
				</ul>
			</Section>
			<Section id="bundles" title="Bundles to try it on">
				<p className="max-w-prose">
					Made with keys that everybody knows, so that anyone who writes a verifier of their own can see whether it
					finds what there is to find.
				</p>
				<PublishedBundles examples={examples} titles={CHECKS} />
			</Section>
		</div>
	)
}
