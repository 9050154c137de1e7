import Link from 'next/link'
import { Empty } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { Policy } from '@/lib/domain/policy/policy'
import { formatTime } from '@/lib/format/dates'
import { settingsInWords } from '@/lib/format/measure-words'
import { shorten } from '@/lib/format/numbers'
import type { BallotView } from '@/lib/server/decisions/queries/list-ballots'
import { choiceInWords } from './choice-in-words'

type Props = {
	readonly ballots: readonly BallotView[]
	readonly rules: VoteRules
	readonly policy: Pick<Policy, 'ladder'>
	/** Whether nobody can vote any more. */
	readonly isOver: boolean
}

const CHOICES: Readonly<Record<VoteRules['method'], string>> = {
	ladder: 'Most severe supported',
	single: 'Choice',
	approval: 'Approves',
	ranked: 'Order',
	optimistic: 'Choice',
}

/** Every ballot, replaced ones too, with the signature that anyone can check; sealed ones with their commitment alone. */
export function BallotTable({ ballots, rules, policy, isOver }: Props) {
	if (ballots.length === 0) return <Empty>{isOver ? 'Nobody voted.' : 'Nobody has voted yet.'}</Empty>
	const isSealed = ballots.every(({ choice }) => choice === null)
	const isLadder = rules.method === 'ladder' && !isSealed
	const said = [CHOICES[rules.method], ...(isLadder ? ['What it would set'] : []), 'Reason', 'Conflict', 'Signature']
	return (
		<Table
			caption="Ballots"
			head={['Cast', 'Voter', 'Counts', ...(isSealed ? ['Content', 'Commitment'] : said), 'Receipt']}
			rows={ballots.map((ballot) => [
				formatTime(ballot.castAt),
				ballot.voter,
				countsInWords(ballot),
				...(isSealed
					? ['Sealed until the count', <Hash key="hash" hex={ballot.ballotHash} />]
					: [
							choiceInWords(ballot.choice, { rules, ladder: policy.ladder }),
							...(isLadder ? [settingsOf(ballot, policy)] : []),
							ballot.reason,
							ballot.conflict === null ? 'Sealed' : CONFLICTS[ballot.conflict as keyof typeof CONFLICTS],
							<Hash key="signature" hex={ballot.signature ?? ballot.ballotHash} />,
						]),
				<Link
					key="receipt"
					href={`/log/receipts/of/ballot/${ballot.id}`}
					aria-label={`Receipt of the ballot of ${ballot.voter}`}
				>
					Receipt
				</Link>,
			])}
		/>
	)
}

/** All revisions stay; the last one counts unless its voter recused. */
function countsInWords({ isCounted, sequence }: BallotView): string {
	const which = sequence === 1 ? '' : `, number ${sequence} of this voter`
	return isCounted ? `Yes${which}` : `No, replaced or recused${which}`
}

function settingsOf({ parameters }: BallotView, policy: Props['policy']): string {
	return settingsInWords(parameters as Readonly<Record<string, string | number>>, policy) || '–' // checked when it was cast
}

function Hash({ hex }: { readonly hex: string }) {
	return (
		<code className="font-mono text-sm" title={hex}>
			{shorten(hex)}
		</code>
	)
}
