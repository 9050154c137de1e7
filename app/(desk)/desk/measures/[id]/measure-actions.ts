import {
	appealAction,
	breachAction,
	completeAction,
	conditionsAction,
	enactAction,
	escalateAction,
	keepAction,
	liftAction,
	reportAction,
	reviewAction,
	ruleAction,
	verifyAction,
} from './actions'

/** The server actions of a measure's page by name: a file of server actions can hand out functions only. */
export const MEASURE_ACTIONS = {
	appealAction,
	breachAction,
	completeAction,
	conditionsAction,
	enactAction,
	escalateAction,
	keepAction,
	liftAction,
	reportAction,
	reviewAction,
	ruleAction,
	verifyAction,
}
