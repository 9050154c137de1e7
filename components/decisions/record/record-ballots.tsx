import { Prose } from '@/components/ui/prose'
import { type DecisionRecord, NO_BALLOTS } from '@/lib/domain/decisions/decision-record'
import { formatTime } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'

type Props = { readonly record: Pick<DecisionRecord, 'ballots' | 'ballotsLeftOut' | 'nonVoters' | 'recused'> }

/** Every ballot with its reason, and who did not vote or stepped back. */
export function RecordBallots({ record: { ballots, ballotsLeftOut, nonVoters, recused } }: Props) {
	return (
		<>
			{ballots.length === 0 && <p className="text-soft">{NO_BALLOTS}</p>}
			<ol className="space-y-4">
				{ballots.map((ballot) => (
					<li key={ballot.number} className="space-y-1">
						<p>
							<span className="font-medium">
								{ballot.number}. {ballot.voter}
							</span>{' '}
							{ballot.choice}
						</p>
						{ballot.reason !== '' && <Prose text={ballot.reason} />}
						<p className="text-sm text-soft">
							Power <span title={ballot.power}>{ballot.powerInWords}</span>, {formatTime(ballot.castAt)},{' '}
							<span className="break-all">{ballot.address}</span>
							{ballot.conflict !== '' && `; conflict of interest: ${ballot.conflict}`}
							{!ballot.isCounted && '; replaced or taken back, does not count'}
						</p>
					</li>
				))}
			</ol>
			{ballotsLeftOut > 0 && <p>{formatCount(ballotsLeftOut)} more ballots stand in the CSV.</p>}
			<p>Did not vote: {nonVoters.join(', ') || 'nobody'}.</p>
			<p>Recused: {recused.map(({ name, text }) => `${name} (${text})`).join(', ') || 'nobody'}.</p>
		</>
	)
}
