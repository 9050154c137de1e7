/** A guardrail: two rails on two posts. */
export function Mark() {
	return (
		<svg aria-hidden="true" width="28" height="22" viewBox="0 0 28 22" className="text-accent" fill="currentColor">
			<rect x="5" y="2" width="3" height="20" rx="1" opacity="0.55" />
			<rect x="20" y="2" width="3" height="20" rx="1" opacity="0.55" />
			<rect y="4" width="28" height="4.5" rx="1.5" />
			<rect y="11" width="28" height="4.5" rx="1.5" />
		</svg>
	)
}
