import { Picture } from '@/components/charts/drawing'
import { FactorStrip } from '@/components/charts/factor-strip'
import { RevisionFlag } from '@/components/incidents/revision-flag'
import { Empty } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import type { PanelAggregate } from '@/lib/domain/assessment/aggregate'
import { factorOf, type Rubric } from '@/lib/domain/assessment/rubric'
import { scoreOf } from '@/lib/domain/assessment/score'
import { formatTime } from '@/lib/format/dates'
import { earlyEndInWords } from '@/lib/format/early-end'
import { formatDecimal, formatShare } from '@/lib/format/numbers'
import { counted } from '@/lib/format/words'
import type { AssessmentView, PanelView } from '@/lib/server/assessment/queries/get-assessment'
import type { FactLinks } from './fact-links'
import { columnsOf } from './factor-columns'
import { RatingReasons } from './rating-reasons'

const NAMES = { stewards: 'Stewards', peers: 'Peers' } as const

type Props = {
	readonly assessment: AssessmentView
	/** Missing while the case is pinned to none. */
	readonly rubric: Rubric | undefined
	/** A case that was treated before this installation existed, or that is not treated: nobody is going to rate it. */
	readonly isPast: boolean
	readonly links: FactLinks
}

/** What the panels say: a sentence for each, the strip of both, and the figures behind it. */
export function AssessmentSummary({ assessment, rubric, isPast, links }: Props) {
	const { panels } = assessment
	if (panels.length === 0 || rubric === undefined) {
		return (
			<Empty>
				{isPast
					? 'This case was not assessed here.'
					: 'Stewards and peers rate once a coordinator has accepted the case.'}
			</Empty>
		)
	}
	const columns = columnsOf(rubric, panels)
	return (
		<div className="space-y-6">
			{panels.map((panel) => (
				<div key={panel.kind} className="space-y-2">
					<PanelInWords panel={panel} rubric={rubric} />
					{panel.leastRatings > 0 && (
						<p className="max-w-prose text-soft">
							After the appeal this panel is asked for {counted(panel.leastRatings, 'rating')}. {panel.sizeNote}
						</p>
					)}
					{panel.endedEarly.map((end) => (
						<p key={end.round} className="max-w-prose text-soft">
							Round {end.round}: {earlyEndInWords(end)}
						</p>
					))}
					<RevisionFlag what={`The ratings of the ${panel.kind}`} revision={panel.revision} slug={assessment.slug} />
				</div>
			))}
			{columns.length > 0 && (
				<Picture
					sentence="Each column is one factor; its letters are the grades of the rubric, from the mildest below to the gravest above."
					fold="The ratings as a table"
					table={
						<div className="space-y-6">
							{panels.map(
								({ kind, aggregate }) => aggregate && <Figures key={kind} {...{ kind, aggregate, rubric }} />,
							)}
						</div>
					}
				>
					<FactorStrip columns={columns} />
				</Picture>
			)}
			{panels.map((panel) => (
				<RatingReasons key={panel.kind} {...{ panel, rubric, links }} />
			))}
		</div>
	)
}

function PanelInWords({ panel, rubric }: { readonly panel: PanelView; readonly rubric: Rubric }) {
	const { aggregate, guidance } = panel
	const name = NAMES[panel.kind]
	if (aggregate === null) {
		return (
			<p>
				<strong>{name}</strong>: round {panel.round} is {panel.state}; {panel.ratingsIn} rated so far
				{panel.state === 'open' && `, blind until ${formatTime(panel.closesAt)}`}.
				{panel.first?.aggregate &&
					` The first round came to a score of ${scoreOf(panel.first.aggregate.vector, rubric)} of 100; what was rated there stands until it is revised.`}
			</p>
		)
	}
	return (
		<div className="space-y-1">
			<h3 className="font-semibold">
				{name}: {aggregate.raters} rated, score {panel.score} of 100
			</h3>
			<p className="max-w-prose">
				{panel.agreement} {alphaInWords(aggregate)}{' '}
				{guidance && `Guidance: rung ${guidance.range[0]} to ${guidance.range[1]}. ${guidance.because.join(' ')}`}
			</p>
			<p className="break-all font-mono text-sm text-soft">{panel.vector}</p>
			{panel.recusals.length > 0 && (
				<p className="text-soft">Recused: {panel.recusals.map((recusal) => recusal.name).join(', ')}.</p>
			)}
		</div>
	)
}

function alphaInWords({ agreement }: PanelAggregate): string {
	if (agreement.kind !== 'alpha') return ''
	const [alpha, low, high] = [agreement.alpha, agreement.low, agreement.high].map((value) => formatDecimal(value))
	return `Alpha is ${alpha}, between ${low} and ${high} with 95 % confidence.`
}

type FiguresProps = {
	readonly kind: PanelView['kind']
	readonly aggregate: PanelAggregate
	readonly rubric: Rubric
}

function Figures({ kind, aggregate, rubric }: FiguresProps) {
	return (
		<Table
			caption={`Factors, ${NAMES[kind]} (${counted(aggregate.raters, 'rater')})`}
			head={['Factor', 'Median', 'Grades given', 'Agreement']}
			density="compact"
			rows={aggregate.factors.map((factor) => {
				const { name, grades } = factorOf(rubric, factor.key)
				const labelOf = (letter: string): string => {
					const grade = grades.find((candidate) => candidate.letter === letter)
					return grade ? `${letter}, ${grade.label}` : 'X, Cannot judge'
				}
				const given = [...factor.counts, { letter: 'X', count: factor.couldNotJudge }]
				return [
					`${factor.key} ${name}`,
					labelOf(factor.median),
					given
						.filter(({ count }) => count > 0)
						.map(({ letter, count }) => `${labelOf(letter)}: ${count}`)
						.join('; '),
					factor.agreementBasisPoints === null ? 'Too few' : formatShare(factor.agreementBasisPoints),
				]
			})}
		/>
	)
}
