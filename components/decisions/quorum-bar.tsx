import { Drawing } from '@/components/charts/drawing'
import { Glyph } from '@/components/charts/glyph'
import { percent } from '@/components/charts/scale'
import type { VoteRules } from '@/lib/domain/decisions/vote-rules'
import { formatShare } from '@/lib/format/numbers'
import { powerInWords } from '@/lib/format/power-in-words'
import type { VoteView } from '@/lib/server/decisions/queries/get-vote'

type Props = {
	readonly rules: Pick<VoteRules, 'method' | 'quorum' | 'objectionBasisPoints' | 'weights'>
	readonly quorum: Pick<VoteView['quorum'], 'cast' | 'required' | 'heads' | 'isMet'>
	/** Power of the roll without recused voters, decimal. */
	readonly rollPower: string
}

/** What the turnout has to be, in words; a vote that needs none says what stops it instead. */
export function quorumInWords({ rules, quorum, rollPower }: Props): string {
	const words = (power: string) => powerInWords(power, rules.weights)
	const turnout = `${words(quorum.cast)} of ${words(rollPower)} on the roll have voted`
	if (rules.method === 'optimistic') {
		return `${turnout}. No turnout is needed: silence counts as consent, and objections of ${formatShare(rules.objectionBasisPoints ?? 0)} of the roll stop the proposal.`
	}
	if (rules.quorum.kind === 'rejection') {
		const least = quorum.heads === null ? 'one ballot' : headsInWords(quorum.heads)
		return `${turnout}. No turnout is needed beyond ${least}; ${words(quorum.required)} against a proposal stop it.`
	}
	const besides = quorum.heads === null ? '' : ` and ${headsInWords(quorum.heads)}`
	return `${turnout}; ${words(quorum.required)}${besides} are needed for a decision${quorum.isMet ? ', so the quorum is met' : ''}.`
}

/** How many voters must have cast a ballot, whatever their power, and how many have. */
function headsInWords({ cast, least }: NonNullable<VoteView['quorum']['heads']>): string {
	return `the ballots of at least ${least} voters (${cast} so far)`
}

/** The turnout as a part of the roll, with the tick of the quorum where a share of the roll is needed. */
export function QuorumBar(props: Props) {
	const { quorum, rollPower, rules } = props
	const words = quorumInWords(props)
	const needsShare = rules.quorum.kind === 'share' && rules.method !== 'optimistic'
	const tick = percent(partOf(quorum.required, rollPower))
	return (
		<div className="max-w-prose space-y-1">
			<p>{words}</p>
			<Drawing title="Turnout" desc={words} height={20}>
				<rect x="0" y="3" width="100%" height="12" className="fill-sunken stroke-line" />
				<rect x="0" y="3" width={percent(partOf(quorum.cast, rollPower))} height="12" className="fill-ink" />
				{needsShare && (
					<>
						<line x1={tick} x2={tick} y1="0" y2="19" className="stroke-paper" strokeWidth="5" />
						<line x1={tick} x2={tick} y1="0" y2="19" className="stroke-ink" strokeWidth="2" />
						<Glyph shape="up" size={0.6} x={tick} y={19} />
					</>
				)}
			</Drawing>
		</div>
	)
}

function partOf(part: string, whole: string): number {
	return BigInt(whole) === 0n ? 0 : Number((BigInt(part) * 10_000n) / BigInt(whole)) / 10_000
}
