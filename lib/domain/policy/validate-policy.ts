import { type Policy, RUNGS, type Threshold } from './policy'

/** What is wrong with a draft policy, a sentence each; empty when it may be put to a vote. */
export function validatePolicy(policy: Policy): readonly string[] {
	return [...ladderProblems(policy), ...windowProblems(policy)]
}

function ladderProblems({ ladder }: Policy): string[] {
	const problems: string[] = []
	if (ladder.map((step) => step.rung).join() !== RUNGS.join()) {
		problems.push('The ladder lists the rungs 0 to 6 once each, from the mildest to the most severe.')
	}
	for (const [index, step] of ladder.entries()) {
		const milder = ladder[index - 1]
		if (milder && isLower(step.threshold, milder.threshold)) {
			problems.push(
				`The threshold of "${step.name}" is lower than that of "${milder.name}"; thresholds may not fall with severity.`,
			)
		}
		if (isLower(step.threshold, MORE_THAN_HALF)) {
			problems.push(`"${step.name}" could be decided by half of the power or less; ask for more than half.`)
		}
		for (const field of step.parameters) {
			if (field.least !== undefined && field.most !== undefined && field.least > field.most) {
				problems.push(`"${field.label}" of "${step.name}" allows no value: its least is above its most.`)
			}
		}
	}
	return problems
}

const MORE_THAN_HALF: Threshold = { numerator: 1, denominator: 2, rule: 'more_than' }

/** Strictly more than a share asks for more than at least that share. */
function isLower(left: Threshold, right: Threshold): boolean {
	const difference = left.numerator * right.denominator - right.numerator * left.denominator
	return difference < 0 || (difference === 0 && left.rule === 'at_least' && right.rule === 'more_than')
}

function windowProblems({ windows, quorumBasisPoints, mostVoteAttempts }: Policy): string[] {
	const problems = Object.entries(windows)
		.filter(([, length]) => !Number.isInteger(length) || length <= 0)
		.map(([name]) => `The window "${name}" must be a whole number above zero.`)
	if (windows.quietEndingHours >= windows.voteHours) {
		problems.push('The quiet ending must be shorter than the vote.')
	}
	if (quorumBasisPoints <= 0) problems.push('The quorum must be above zero.')
	if (mostVoteAttempts < 2)
		problems.push('Allow at least two votes on a case, so that a missed quorum can be relaunched.')
	return problems
}
