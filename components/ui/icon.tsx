const STROKES = {
	waiting: 'M12 7v5l3 2M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0',
	active: 'M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0M10 8l6 4l-6 4z',
	done: 'M5 12.5l4.5 4.5L19 7',
	refused: 'M6 6l12 12M18 6L6 18',
	warning: 'M12 9v5M12 17.2v.1M12 3.5L2.5 20h19z',
	copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
	down: 'M6 9l6 6l6-6',
	up: 'M6 15l6-6l6 6',
	right: 'M9 6l6 6l-6 6',
	left: 'M15 6l-6 6l6 6',
	close: 'M6 6l12 12M18 6L6 18',
	more: 'M5 12h.01M12 12h.01M19 12h.01',
	search: 'M16.5 16.5L21 21M18 10.5a7.5 7.5 0 1 1-15 0a7.5 7.5 0 0 1 15 0',
	sun: 'M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.5 1.5M16.9 16.9l1.5 1.5M18.4 5.6l-1.5 1.5M7.1 16.9l-1.5 1.5M16 12a4 4 0 1 1-8 0a4 4 0 0 1 8 0',
	moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
	system: 'M3 5h18v11H3zM9 20h6M12 16v4',
} as const

export type IconName = keyof typeof STROKES

/** A drawing beside a word, never instead of one. */
export function Icon({ name, className = 'size-4' }: { readonly name: IconName; readonly className?: string }) {
	return (
		<svg
			aria-hidden="true"
			viewBox="0 0 24 24"
			width="16"
			height="16"
			fill="none"
			stroke="currentColor"
			strokeWidth={name === 'more' ? 3 : 2}
			strokeLinecap="round"
			strokeLinejoin="round"
			className={`inline-block shrink-0 ${className}`}
		>
			<path d={STROKES[name]} />
		</svg>
	)
}
