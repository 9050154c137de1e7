import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHeader } from '@/components/layout/page-header'
import { leafInWords, pageAbout } from '@/components/log/leaf-words'
import { ReceiptLink } from '@/components/log/receipt-link'
import { Facts, Section } from '@/components/ui/section'
import { formatTime } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { getReceipt } from '@/lib/server/log/queries/get-receipt'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Receipt' }

export default async function ReceiptPage({ params }: { readonly params: Promise<{ leafHash: string }> }) {
	const receipt = await pageQuery(getReceipt, await params)
	const { inclusion, opening } = receipt
	const page = pageAbout(receipt.subject)
	return (
		<div className="space-y-8">
			<PageHeader
				title="Receipt"
				lead={`Guardrail took this on ${formatTime(receipt.acceptedAt)}: ${leafInWords(receipt.kind)}.`}
			/>
			<p className="flex flex-wrap gap-x-6 gap-y-2">
				<ReceiptLink leafHash={receipt.leafHash} />
				{page && <Link href={page[0]}>Go to {page[1]}</Link>}
				<Link href="/log">The log</Link>
			</p>
			<Section id="leaf" title="What the log holds">
				<Facts
					rows={[
						['Leaf hash', <Code key="hash" text={receipt.leafHash} />],
						['Entry', <Code key="entry" text={receipt.entry} />],
						['Place', inclusion ? formatCount(inclusion.index) : 'Not yet; reload in a moment'],
						['In the checkpoint', inclusion && `of ${formatCount(inclusion.checkpoint.size)} leaves`],
						['Signed by the key', <Code key="key" text={`${receipt.keyId} (${receipt.publicKey})`} />],
						['Signature', <Code key="signature" text={receipt.signature} />],
					]}
				/>
			</Section>
			{opening && (
				<p className="max-w-prose">
					This was you. The file also holds the salts that prove it, and what you wrote; hand it on only to those who
					may know.
				</p>
			)}
		</div>
	)
}

function Code({ text }: { readonly text: string }) {
	return <code className="font-mono text-sm break-all">{text}</code>
}
