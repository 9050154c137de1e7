import type { Metadata } from 'next'
import { Table } from '@/components/ui/table'
import { describeGrant } from '@/lib/domain/access/can'
import { PERMISSIONS, type PermissionRow } from '@/lib/domain/access/permissions'

export const metadata: Metadata = { title: 'Permissions' }

export default function PermissionsPage() {
	const rows: readonly PermissionRow[] = PERMISSIONS
	return (
		<div className="space-y-6">
			<h1 className="text-3xl font-semibold">Who may do what</h1>
			<p className="max-w-prose text-soft">
				This is the table that every command and page asks. What it does not grant is denied.
			</p>
			<Table
				caption="Permissions"
				head={['What', 'Who', 'Why']}
				rows={rows.map((row) => [
					<span key="what">
						{row.does} <code className="block font-mono text-sm text-soft">{row.permission}</code>
					</span>,
					<ul key="who">
						{row.grants.map((grant) => (
							<li key={`${grant.role}-${grant.when}`}>{describeGrant(grant)}</li>
						))}
					</ul>,
					row.because,
				])}
			/>
		</div>
	)
}
