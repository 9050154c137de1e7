import { LookAgain } from '@/components/decisions/look-again'
import { formatTime } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { StepCard } from './step-card'

type Opening = NonNullable<IncidentView['opening']>

/** How far a vote is that was asked for and has a long roll. It looks again by itself. */
export function VoteOpening({ opening: { askedAt, written, size } }: { readonly opening: Opening }) {
	return (
		<StepCard
			title="The vote is being prepared"
			then={`Asked for ${formatTime(askedAt)}. Nobody has to act: it opens by itself when its roll is whole, and its time runs from then.`}
		>
			<p id="opening">
				{size === 0
					? 'The balances are being read.'
					: `${formatCount(written)} of ${formatCount(size)} entries of the roll are written.`}
			</p>
			<progress aria-labelledby="opening" className="w-full" {...(size > 0 && { value: written, max: size })} />
			<noscript>
				<p>Load this page again to see how far it is.</p>
			</noscript>
			<LookAgain />
		</StepCard>
	)
}

/** Why a vote that was asked for did not open, above the form that asks for it again. */
export function RefusedOpening({ opening: { askedAt, refusal } }: { readonly opening: Opening }) {
	return (
		<p className="max-w-prose">
			The vote that was asked for {formatTime(askedAt)} did not open. {refusal}
		</p>
	)
}

/** When a vote opens for which nobody has to ask. */
export function opensByItself(opening: Opening | null): string {
	const end = 'when the deliberation ends'
	return opening?.heldUntil ? `${end}, but not before ${formatTime(opening.heldUntil)}, so that you can ask again` : end
}
