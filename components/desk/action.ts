import type { FormState } from '@/lib/contracts/form-state'

/** A server action over one command, as a page hands it to a form. */
export type Action = (previous: FormState, form: FormData) => Promise<FormState>
