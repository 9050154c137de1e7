import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AttachmentsPanel } from '@/components/incidents/writing/attachments-panel'
import { EmbargoPanel } from '@/components/incidents/writing/embargo-panel'
import { ReportEditor } from '@/components/incidents/writing/report-editor'
import { RejoinNotices } from '@/components/operators/rejoin-notices'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { getRejoinNotices } from '@/lib/server/operators/queries/get-rejoin-notices'
import { pageQuery } from '@/lib/web/page-query'
import {
	attachAction,
	detachAction,
	embargoAction,
	fileAction,
	latestAction,
	liftEmbargoAction,
	reviseAction,
	saveDraftAction,
} from './actions'

const ACTIONS = { save: saveDraftAction, revise: reviseAction, file: fileAction, latest: latestAction }

export const metadata: Metadata = { title: 'Report' }

export default async function ReportPage({ params }: { readonly params: Promise<{ id: string }> }) {
	const incident = await pageQuery(getIncident, { ref: (await params).id })
	const isDraft = incident.state === 'draft'
	if (!incident.may[isDraft ? 'incident.draft' : 'incident.revise'].allowed) notFound()
	const note = incident.awaited.find(({ permission }) => permission === 'incident.file')?.note ?? ''
	const notices = await pageQuery(getRejoinNotices, { ref: incident.operator.id })
	return (
		<div className="max-w-4xl space-y-6">
			<header className="space-y-2">
				<h1 className="text-3xl font-semibold">{incident.report.title || 'Untitled draft'}</h1>
				<p className="text-soft">
					{incident.operator.name}.{' '}
					{isDraft
						? `A draft. ${note} It is saved while you write, and everybody who sees it can write too.`
						: 'Filed: each change is a new revision with a reason.'}{' '}
					<Link href={`/desk/cases/${incident.id}`}>The case</Link>
				</p>
			</header>
			<RejoinNotices notices={notices} />
			<ReportEditor incident={incident} actions={ACTIONS} />
			<AttachmentsPanel incident={incident} attach={attachAction} detach={detachAction} />
			<EmbargoPanel incident={incident} embargo={embargoAction} lift={liftEmbargoAction} />
		</div>
	)
}
