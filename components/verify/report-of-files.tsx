import { Badge, type Tone } from '@/components/ui/badge'
import { type Check, firstWrong } from '@/lib/verify/report'
import type { FileReport, Kind } from '@/lib/verify/verify-files'
import { whoseWord } from '@/lib/verify/whose-word'

const STATES: Readonly<Record<Check['state'], { readonly tone: Tone; readonly word: string }>> = {
	holds: { tone: 'done', word: 'Holds' },
	fails: { tone: 'refused', word: 'Fails' },
	unchecked: { tone: 'waiting', word: 'Not checked' },
}

const KINDS: Readonly<Record<Kind, string>> = {
	bundle: 'Bundle of a vote',
	receipt: 'Receipt',
	checkpoint: 'Checkpoint of a log',
	proof: 'Proof of consistency',
	log: 'Log',
	unknown: 'File',
}

type Props = { readonly reports: readonly FileReport[] }

/** What came of each file: the first thing that is wrong on top, then every check in words. */
export function ReportOfFiles({ reports }: Props) {
	return (
		<div className="space-y-8" data-testid="report">
			{reports.map((report, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list never changes
				<ReportOfFile key={index} {...report} />
			))}
		</div>
	)
}

function ReportOfFile(file: FileReport) {
	const { name, kind, report } = file
	const wrong = firstWrong(report)
	return (
		<section aria-label={name} className="space-y-3">
			<h3 className="text-lg font-semibold break-words">
				{KINDS[kind]}: {name}
			</h3>
			<Verdict isOk={report.ok} wrong={wrong} words={whoseWord([file])} />
			<ol className="divide-y divide-line border-y border-line">
				{report.checks.map(({ id, title, state, sentence, at }) => (
					<li key={id} className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
						<span>
							<Badge tone={STATES[state].tone}>{STATES[state].word}</Badge>
						</span>
						<span className="min-w-0 break-words">
							<span className="font-medium">{title}.</span> {sentence}
							{at && <code className="ml-1 text-sm break-all">{at}</code>}
						</span>
					</li>
				))}
			</ol>
		</section>
	)
}

type VerdictProps = { readonly isOk: boolean; readonly wrong: Check | null; readonly words: readonly string[] }

function Verdict({ isOk, wrong, words }: VerdictProps) {
	if (wrong !== null) {
		return (
			<p className="rounded border border-refused bg-refused-bg px-4 py-3">
				<strong className="text-refused">The first thing that is wrong:</strong> {wrong.sentence}
				{wrong.at && <code className="ml-1 text-sm break-all">{wrong.at}</code>}
			</p>
		)
	}
	return (
		<div
			className={`space-y-1 rounded border px-4 py-3 break-words ${isOk ? 'border-done bg-done-bg' : 'border-waiting bg-waiting-bg'}`}
		>
			<p className={isOk ? 'font-medium' : ''}>
				{isOk
					? 'Everything holds.'
					: 'Nothing is wrong, and something could not be checked; it says below what that would take.'}
			</p>
			{words.map((word) => (
				<p key={word}>{word}</p>
			))}
		</div>
	)
}
