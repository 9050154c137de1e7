import type { Metadata } from 'next'
import { Facts, Section } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import { describeThreshold } from '@/lib/domain/decisions/threshold'
import { keysOf } from '@/lib/domain/kernel/records'
import { formatDuration } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import { getCurrentPolicy } from '@/lib/server/policy/queries/get-current-policy'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Policy' }

const WINDOWS = {
	rightOfReplyHours: 'The operator may reply',
	firstRoundHours: 'Panels rate, blind',
	secondRoundHours: 'Panels may revise',
	deliberationHours: 'Deliberation',
	voteHours: 'Vote',
	quietEndingHours: 'A late swing before the end counts within',
	extensionHours: 'and extends the vote once by',
	appealHours: 'The operator may appeal',
} as const

export default async function PolicyPage() {
	const { policy, rubric } = await pageQuery(getCurrentPolicy, {})
	const { ladder, windows, votes, mostVoteAttempts, version } = policy
	return (
		<div className="space-y-8">
			<h1 className="text-3xl font-semibold">Policy {version}</h1>
			<p className="max-w-prose">
				These rules are data, and every case keeps the version that was in force when it was triaged. The rubric guides
				the judgement; the vote decides.
			</p>
			<Section id="ladder" title="The ladder of consequences">
				<Table
					caption="Ladder"
					head={['Rung', 'Consequence', 'What it means', 'Support needed', 'The stewards’ vote']}
					rows={ladder.map((step) => [
						step.rung,
						step.name,
						step.description,
						describeThreshold(step.threshold),
						step.authority,
					])}
				/>
			</Section>
			<Section id="windows" title="Times and quorum">
				<Facts
					rows={[
						...keysOf(WINDOWS).map((key) => [WINDOWS[key], formatDuration(windows[key] * 3_600_000)] as const),
						['Quorum', `${formatShare(votes.quorum.basisPoints)} of the roll`],
						['Votes on a case, at most', String(mostVoteAttempts)],
					]}
				/>
			</Section>
			<Section id="rubric" title={`The rubric, version ${rubric.version}`}>
				{rubric.factors.map((factor) => (
					<div key={factor.key} id={factor.key} className="space-y-1">
						<h3 className="font-semibold">
							{factor.key}: {factor.name}
						</h3>
						<p>{factor.question}</p>
						<ul className="list-disc pl-5 text-soft">
							{factor.grades.map((grade) => (
								<li key={grade.letter}>
									<strong className="text-ink">
										{grade.letter}, {grade.label}.
									</strong>{' '}
									{grade.anchor}
								</li>
							))}
						</ul>
					</div>
				))}
			</Section>
		</div>
	)
}
