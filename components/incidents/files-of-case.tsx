import { Table } from '@/components/ui/table'
import { VISIBILITIES } from '@/lib/domain/incidents/vocabulary'
import { formatBytes } from '@/lib/format/numbers'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { AttachmentLink } from './attachment-link'

/** The attached files that this reader may have, each with the hash by which it can be checked. */
export function FilesOfCase({ incident }: { readonly incident: IncidentView }) {
	return (
		<Table
			caption="Files"
			head={['File', 'Size', 'SHA-256', 'Who may read it']}
			rows={incident.attachments.map((file) => [
				<AttachmentLink key="name" incident={incident} sha256={file.sha256} />,
				formatBytes(file.sizeBytes),
				<code key="hash" className="font-mono text-sm break-all">
					{file.sha256}
				</code>,
				VISIBILITIES[file.visibility],
			])}
		/>
	)
}
