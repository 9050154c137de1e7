import type { Metadata } from 'next'
import Link from 'next/link'
import { DecisionRecordDocument } from '@/components/decisions/record/decision-record'
import { PageHeader } from '@/components/layout/page-header'
import { getDecisionRecord } from '@/lib/server/decisions/queries/get-decision-record'
import { pageQuery } from '@/lib/web/page-query'

type Props = { readonly params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const record = await pageQuery(getDecisionRecord, { voteId: (await params).id })
	return { title: `Record of decision: ${record.title}` }
}

export default async function RecordPage({ params }: Props) {
	const { id } = await params
	const record = await pageQuery(getDecisionRecord, { voteId: id })
	return (
		<article className="space-y-8">
			<PageHeader
				title={`Record of decision: ${record.title}`}
				lead={
					record.isFinal
						? 'Everything that was weighed and decided, in one document. Print it, or save it as a PDF from the print dialog.'
						: 'The decision is not complete yet: this record can still change.'
				}
			/>
			<p className="no-print flex flex-wrap gap-x-4 gap-y-1">
				<Link href={`/votes/${id}`}>The vote</Link>
				<a href={`/api/v1/votes/${id}/record.md`}>As Markdown</a>
				<a href={`/api/v1/votes/${id}/record`}>As JSON</a>
			</p>
			<DecisionRecordDocument record={record} />
		</article>
	)
}
