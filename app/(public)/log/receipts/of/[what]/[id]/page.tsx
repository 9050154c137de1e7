import { redirect } from 'next/navigation'
import { findReceipt } from '@/lib/server/log/queries/find-receipt'
import { pageQuery } from '@/lib/web/page-query'

type Props = { readonly params: Promise<{ what: string; id: string }> }

/** Leads from a revision, a rating, a comment or a ballot to the receipt of its leaf. */
export default async function ReceiptOfPage({ params }: Props) {
	const { what, id } = await params
	// The query refuses a word that it does not know.
	const { leafHash } = await pageQuery(findReceipt, { what: what as 'comment', id })
	redirect(`/log/receipts/${leafHash}`)
}
