import type { Told } from './cast'

/** What came of signing; the empty place is there from the start, so that what appears in it is read out. */
export function ToldNotice({ told }: { readonly told: Told | null }) {
	return (
		<p
			role="status"
			aria-live="polite"
			className={
				told ? `rounded px-4 py-3 ${told.ok ? 'bg-done-bg text-done' : 'bg-refused-bg text-refused'}` : 'sr-only'
			}
		>
			{told?.sentence}
		</p>
	)
}
