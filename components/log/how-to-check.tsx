import { Section } from '@/components/ui/section'

/** What a stranger can do to make sure that the log is what it says. */
export function HowToCheck() {
	return (
		<Section id="check" title="How to check it">
			<ul className="max-w-prose list-disc space-y-2 pl-5">
				<li>
					Keep a <a href="/api/v1/log/checkpoint">checkpoint</a> and compare it with those that others have kept. Two
					checkpoints of the same size with different roots prove that the log was forked.
				</li>
				<li>
					Ask for the proof that an old checkpoint is the beginning of a new one:{' '}
					<code className="font-mono text-sm break-all">/api/v1/log/consistency?first=…&amp;second=…</code>
				</li>
				<li>
					Mirror the <a href="/api/v1/log/export">whole log</a>, hash its leaves as RFC 9162 says, and compare the root.
				</li>
				<li>Keep the receipts of what you did: each proves that Guardrail took it, and where in the log it stands.</li>
				<li>
					Whoever runs Guardrail can hold every stored row against the log with{' '}
					<code className="font-mono text-sm">npm run verify</code>.
				</li>
			</ul>
			<p className="max-w-prose text-soft">
				People appear as hashes with a salt of their own in each leaf, and what they wrote as a salted hash. Leaves
				about cases that are not public show their hash alone until the case is published.
			</p>
		</Section>
	)
}
