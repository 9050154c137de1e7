/** For whoever does not want to take our word for the count. */
export function CheckElsewhere({ voteId }: { readonly voteId: string }) {
	const vote = `/api/v1/votes/${voteId}`
	return (
		<p className="no-print">
			Check this result elsewhere: <a href={`${vote}/ballots.csv`}>ballots as CSV</a>,{' '}
			<a href={`${vote}/bundle`}>bundle as JSON</a>, and <a href="/verify">the verifier</a>, which runs in your browser
			alone.{' '}
			<span className="text-soft">
				The bundle holds the rules, the roll and every signed ballot: the outcome follows from it alone. Drop it there,
				together with the receipt that you saved when you voted.
			</span>
		</p>
	)
}
