import { ActionForm } from '@/components/forms/action-form'
import { choicesOf } from '@/components/ui/choices'
import { Select } from '@/components/ui/field'
import { FileField } from '@/components/ui/file-field'
import type { FormState } from '@/lib/contracts/form-state'
import { ATTACHMENT_TYPES, LARGEST_ATTACHMENT_BYTES } from '@/lib/domain/incidents/attachment'
import { VISIBILITIES } from '@/lib/domain/incidents/vocabulary'
import { formatBytes, shorten } from '@/lib/format/numbers'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'

type Action = (previous: FormState, form: FormData) => Promise<FormState>
type Props = { readonly incident: IncidentView; readonly attach: Action; readonly detach: Action }

const ENDINGS = Object.values(ATTACHMENT_TYPES).flat().join(',')
const TOO_LARGE = {
	bytes: LARGEST_ATTACHMENT_BYTES,
	sentence: `A file may be ${formatBytes(LARGEST_ATTACHMENT_BYTES)} at most; shorten it, or attach it in parts.`,
}

/** Files that belong to the report: what is there, and one more. */
export function AttachmentsPanel({ incident, attach, detach }: Props) {
	return (
		<section
			id="attachments"
			aria-labelledby="attachments-title"
			className="space-y-4 rounded border border-line bg-surface p-4 sm:p-6"
		>
			<h2 id="attachments-title" className="text-xl font-semibold">
				Files
			</h2>
			<ul className="divide-y divide-line">
				{incident.attachments.map((file) => (
					<li key={file.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
						<span className="min-w-0">
							<a href={`/api/v1/incidents/${incident.id}/attachments/${file.sha256}`} className="break-all">
								{file.name}
							</a>
							<span className="block text-sm text-soft">
								{formatBytes(file.sizeBytes)}, SHA-256 <code className="font-mono">{shorten(file.sha256)}</code>.{' '}
								{VISIBILITIES[file.visibility]}.
							</span>
						</span>
						<ActionForm
							action={detach}
							submit="Take off"
							look="quiet"
							hidden={{ incidentId: incident.id, sha256: file.sha256 }}
						/>
					</li>
				))}
			</ul>
			<ActionForm action={attach} submit="Attach the file" look="quiet" hidden={{ incidentId: incident.id }}>
				<FileField
					label="Attach a file"
					name="file"
					accept={ENDINGS}
					most={TOO_LARGE}
					hint="Images, PDF, JSON, text, zip or gzip; 10 MiB at most. Take secrets out first: what is attached stays in the log by its hash."
				/>
				<Select label="Who may read the file" name="visibility" choices={choicesOf(VISIBILITIES)} />
			</ActionForm>
		</section>
	)
}
