'use client'

import type { VoteOption, VoteRules } from '@/lib/domain/decisions/vote-rules'
import type { LadderRung } from '@/lib/domain/policy/policy'
import { ApprovalChoice } from './approval-choice'
import { BallotLadder } from './ballot-ladder'
import { RankedChoice } from './ranked-choice'
import { ObjectionChoice, StanceChoice } from './stance-choice'

type Props = {
	readonly rules: VoteRules
	readonly ladder: readonly LadderRung[]
	/** The choice as its method writes it; the rung alone for the ladder. Empty before anything was chosen. */
	readonly chosen: string
	readonly onChoose: (text: string) => void
}

/** What a ballot can say, in the form of the vote's method. */
export function BallotChoice({ rules, ...rest }: Props) {
	switch (rules.method) {
		case 'ladder':
			return <BallotLadder {...rest} />
		case 'single':
			return <StanceChoice {...rest} option={proposalIn(rules)} threshold={rules.threshold} />
		case 'optimistic':
			return <ObjectionChoice {...rest} option={proposalIn(rules)} objectionBasisPoints={rules.objectionBasisPoints} />
		case 'approval':
			return <ApprovalChoice {...rest} options={rules.options} />
		case 'ranked':
			return <RankedChoice {...rest} options={rules.options} />
	}
}

function proposalIn({ method, options: [proposal] }: VoteRules): VoteOption {
	if (proposal === undefined) throw new Error(`A vote by ${method} has no proposal`)
	return proposal
}
