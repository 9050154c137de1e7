import { Icon } from './icon'

type Props = { readonly progress: 'done' | 'current' | 'ahead' | 'skipped' }

/** Behind: a tick. Now: a full disc in a ring. Ahead: an empty ring. Skipped: a dash. */
export function ProgressDot({ progress }: Props) {
	if (progress === 'done') return <Icon name="done" className="size-4.5" />
	return (
		<svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" className="shrink-0 text-ink">
			{progress === 'skipped' && <path d="M4 9h10" stroke="currentColor" strokeWidth="2" />}
			{progress !== 'skipped' && <circle cx="9" cy="9" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />}
			{progress === 'current' && <circle cx="9" cy="9" r="3.75" fill="currentColor" />}
		</svg>
	)
}
