import type { Metadata } from 'next'
import Link from 'next/link'
import { Talk } from '@/components/desk/talk'
import { PageHeader } from '@/components/layout/page-header'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { pageQuery } from '@/lib/web/page-query'
import { commentAction } from '../actions'

export const metadata: Metadata = { title: 'Discussion' }

type Props = { readonly params: Promise<{ id: string }>; readonly searchParams: Promise<{ about?: string }> }

export default async function DiscussionPage({ params, searchParams }: Props) {
	const [{ id }, { about }] = await Promise.all([params, searchParams])
	const incident = await pageQuery(getIncident, { ref: id })
	return (
		<div className="space-y-6">
			<PageHeader
				title="Discussion"
				lead={
					<>
						<Link href={`/desk/cases/${id}`}>{incident.report.title}</Link>. What is said before a vote closes is frozen
						with it; later remarks start a new stage.
					</>
				}
			/>
			<Talk incident={incident} about={about} action={commentAction} />
		</div>
	)
}
