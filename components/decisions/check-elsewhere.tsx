/** For whoever does not want to take our word for the count. */
export function CheckElsewhere({ voteId }: { readonly voteId: string }) {
	const vote = `/api/v1/votes/${voteId}`
	return (
		<p className="no-print">
			<a href="/verify">Check this vote yourself</a>: save its{' '}
			<a href={`${vote}/bundle`} download={`vote-${voteId}.json`}>
				bundle as JSON
			</a>{' '}
			and drop it there, with the receipt that you saved when you voted. Also:{' '}
			<a href={`${vote}/ballots.csv`}>ballots as CSV</a>, the{' '}
			<a href={`/votes/${voteId}/record`}>record of the decision</a> in one document.{' '}
			<span className="text-soft">
				The bundle holds the rules, the roll and every signed ballot: the outcome follows from it alone.
			</span>
		</p>
	)
}
