import { ACCOUNT_TRIALS } from './account-trials'
import { ATTACHMENT_TRIALS } from './attachment-trials'
import { DELEGATION_TRIALS } from './delegation-trials'
import { EXECUTION_TRIALS } from './execution-trials'
import { FOLLOW_UP_TRIALS } from './follow-up-trials'
import { JUDGING_TRIALS } from './judging-trials'
import { MEASURE_TRIALS } from './measure-trials'
import { POLICY_TRIALS } from './policy-trials'
import { REGISTER_TRIALS } from './register-trials'
import { REPORT_TRIALS } from './report-trials'
import { TEAM_TRIALS } from './team-trials'
import { TREATMENT_TRIALS } from './treatment-trials'
import type { CommandTrial } from './trial'
import { VOTE_TRIALS } from './vote-trials'

/** Of every command there is. */
export const TRIALS: readonly CommandTrial[] = [
	...REPORT_TRIALS,
	...ATTACHMENT_TRIALS,
	...TREATMENT_TRIALS,
	...JUDGING_TRIALS,
	...VOTE_TRIALS,
	...DELEGATION_TRIALS,
	...EXECUTION_TRIALS,
	...MEASURE_TRIALS,
	...FOLLOW_UP_TRIALS,
	...REGISTER_TRIALS,
	...POLICY_TRIALS,
	...TEAM_TRIALS,
	...ACCOUNT_TRIALS,
]

export function trialName({ command, as }: CommandTrial): string {
	return [command.name, as].filter(Boolean).join(', ')
}
