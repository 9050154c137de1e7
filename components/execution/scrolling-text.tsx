const LOOK = 'max-h-80 overflow-y-auto rounded bg-sunken p-3 text-sm break-words whitespace-pre-wrap'

/** A long text in a box of its own, which the keyboard can scroll too. Bytes break anywhere. */
export function ScrollingText({ children, label }: { readonly children: string; readonly label: string }) {
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and a region would be a landmark too many
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard
		<div role="group" tabIndex={0} aria-label={label} className={LOOK}>
			<pre className={`whitespace-pre-wrap ${children.startsWith('0x') ? 'break-all' : ''}`}>{children}</pre>
		</div>
	)
}
