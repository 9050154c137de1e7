import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/action-form'
import { ReportForm } from '@/components/incidents/report-form'
import { getIncident } from '@/lib/server/incidents/queries/get-incident'
import { pageQuery } from '@/lib/web/page-query'
import { fileAction, reviseAction, saveDraftAction } from './actions'

export const metadata: Metadata = { title: 'Report' }

export default async function ReportPage({ params }: { readonly params: Promise<{ id: string }> }) {
	const incident = await pageQuery(getIncident, { ref: (await params).id })
	const isDraft = incident.state === 'draft'
	if (!incident.may[isDraft ? 'incident.draft' : 'incident.revise'].allowed) notFound()
	return (
		<div className="max-w-3xl space-y-8">
			<header className="space-y-2">
				<h1 className="text-3xl font-semibold">{incident.report.title || 'Untitled draft'}</h1>
				<p className="text-soft">
					{incident.operator.name}.{' '}
					{isDraft ? 'A draft: only your operator and coordinators see it.' : 'Filed: a change is a new revision.'}{' '}
					<Link href={`/desk/cases/${incident.id}`}>The case</Link>
				</p>
			</header>
			<p role="status" className="text-sm text-soft">
				Saved, version {incident.version}.
			</p>
			<ReportForm incident={incident} action={isDraft ? saveDraftAction : reviseAction} />
			{isDraft && (
				<section className="space-y-3 border-t border-line pt-6">
					<h2 className="text-xl font-semibold">File the report</h2>
					<p>Save first. Once filed, coordinators of the DAO see it; you can go on adding to it.</p>
					<ActionForm action={fileAction} submit="File the report" hidden={{ incidentId: incident.id }} />
				</section>
			)}
		</div>
	)
}
