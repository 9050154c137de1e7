import Link from 'next/link'
import { settingsInWords } from '@/components/operators/measure-words'
import { Empty } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import { CONFLICTS } from '@/lib/domain/decisions/ballot'
import type { Policy } from '@/lib/domain/policy/policy'
import { formatTime } from '@/lib/format/dates'
import { shorten } from '@/lib/format/numbers'
import type { BallotView } from '@/lib/server/decisions/queries/list-ballots'

type Props = { readonly ballots: readonly BallotView[]; readonly policy: Pick<Policy, 'ladder'> }

/** Every ballot, replaced ones too, with the signature that anyone can check. */
export function BallotTable({ ballots, policy }: Props) {
	if (ballots.length === 0) return <Empty>Nobody has voted yet.</Empty>
	return (
		<Table
			caption="Ballots"
			head={[
				'Cast',
				'Voter',
				'Most severe supported',
				'What it would set',
				'Reason',
				'Conflict',
				'Signature',
				'Receipt',
			]}
			rows={ballots.map((ballot) => [
				formatTime(ballot.castAt),
				`${ballot.voter}${ballot.isCounted ? '' : ' (replaced)'}`,
				ballot.rung === null ? 'Abstains' : policy.ladder[ballot.rung]?.name,
				settingsInWords(ballot.parameters as Readonly<Record<string, string | number>>, policy) || '–', // checked when it was cast
				ballot.reason,
				CONFLICTS[ballot.conflict as keyof typeof CONFLICTS],
				<code key="signature" className="font-mono text-sm">
					{ballot.signature === null ? 'Sealed' : shorten(ballot.signature)}
				</code>,
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
