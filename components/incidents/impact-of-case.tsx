import { Picture } from '@/components/charts/drawing'
import { Impact } from '@/components/charts/impact'
import { Table } from '@/components/ui/table'
import type { ImpactFigure, Report } from '@/lib/domain/incidents/report'
import { COMPENSATION_CHANNELS } from '@/lib/domain/incidents/vocabulary'
import { formatDay } from '@/lib/format/dates'
import { formatEth, shorten } from '@/lib/format/numbers'

/** The loss in all its versions, and what was paid to make it good. */
export function ImpactOfCase({ report }: { readonly report: Pick<Report, 'impact' | 'compensation'> }) {
	return (
		<>
			{report.impact.length > 0 && <Losses figures={report.impact} />}
			{report.compensation.length > 0 && (
				<Table
					caption="Compensation"
					head={['Paid by', 'How', 'Amount', 'Note']}
					rows={report.compensation.map((paid) => [
						paid.payer,
						COMPENSATION_CHANNELS[paid.channel],
						paid.amountGwei === null ? 'Not known' : formatEth(paid.amountGwei),
						[paid.note, paid.transaction && shorten(paid.transaction)].filter(Boolean).join(' '),
					])}
				/>
			)}
		</>
	)
}

function Losses({ figures }: { readonly figures: readonly ImpactFigure[] }) {
	return (
		<Picture
			sentence={lossInWords(figures)}
			table={
				<Table
					caption="Loss, from estimate to actual"
					head={['Figure', 'As of', 'Loss', 'Range', 'Method', 'By', 'Note']}
					rows={figures.map((figure) => [
						figure.kind === 'actual' ? 'Actual' : 'Estimate',
						figure.asOf === null ? 'No date' : formatDay(figure.asOf),
						<span key="loss" className="whitespace-nowrap font-medium">
							{formatEth(figure.lossGwei)}
						</span>,
						<span key="range" className="md:whitespace-nowrap">
							{rangeOf(figure)}
						</span>,
						figure.method,
						figure.author,
						figure.note,
					])}
				/>
			}
		>
			<Impact versions={figures} />
		</Picture>
	)
}

function lossInWords(figures: readonly ImpactFigure[]): string {
	const actual = figures.findLast(({ kind }) => kind === 'actual')
	const estimate = figures.findLast(({ kind }) => kind === 'estimate')
	if (actual && estimate) {
		return `The actual loss is ${formatEth(actual.lossGwei)}; the last estimate before it was ${formatEth(estimate.lossGwei)}.`
	}
	if (actual) return `The actual loss is ${formatEth(actual.lossGwei)}.`
	return estimate ? `The loss is estimated at ${formatEth(estimate.lossGwei)}; the actual figure is not in yet.` : ''
}

function rangeOf({ lossGwei, lowGwei, highGwei }: ImpactFigure): string {
	if (lowGwei === null && highGwei === null) return 'None given'
	return `${formatEth(lowGwei ?? lossGwei)} to ${formatEth(highGwei ?? lossGwei)}`
}
