import { z } from 'zod'
import { VISIBILITIES } from '@/lib/domain/incidents/vocabulary'
import { keysOf } from '@/lib/domain/kernel/records'
import { Id, Ref, Sha256, text } from './fields'

const FileName = text(200)
	.refine((name) => !/[\n\r\t]/.test(name), 'Give the file a name on one line.')
	.transform((name) => name.split(/[\\/]/).at(-1) ?? '')
	.pipe(z.string().min(1, 'Give the file a name.'))

export const AddAttachmentInput = z.object({
	incidentId: Id,
	name: FileName,
	content: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Choose a file.'),
	visibility: z.enum(keysOf(VISIBILITIES)).default('public'),
})
export const RemoveAttachmentInput = z.object({ incidentId: Id, sha256: Sha256 })
export const GetAttachmentInput = z.object({ incidentId: Ref, sha256: Sha256 })
