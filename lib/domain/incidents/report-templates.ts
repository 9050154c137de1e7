import type { RemediationItem, Report } from './report'
import type { IncidentClass } from './vocabulary'

/** What a report of one class begins with: questions to answer, and steps that are usually due. Facts are never pre-filled. */
export type ReportTemplate = {
	/** One line that says what belongs into this class. */
	readonly means: string
	readonly title: string
	readonly questions: readonly string[]
	readonly remediation: readonly string[]
}

export const REPORT_TEMPLATES: Readonly<Record<IncidentClass, ReportTemplate>> = {
	slashing: {
		means: 'Validators signed two conflicting messages and were slashed.',
		title: 'Slashing of validators',
		questions: [
			'Which keys were slashed, and in which two places were they able to sign?',
			'Which slashing protection was in place, and where was its database?',
			'What was changed in the hours before?',
			'Is every other instance of these keys off, and how do you know?',
		],
		remediation: [
			'Stop every instance that could sign with the affected keys',
			'Compare the slashing protection databases of both places (EIP-3076)',
			'Check all other keys for a second live instance',
		],
	},
	downtime: {
		means: 'Validators missed duties for longer than an ordinary restart.',
		title: 'Validators offline',
		questions: [
			'How many validators were offline, from when to when?',
			'What failed first, and what followed from it?',
			'How was it noticed, and what would have noticed it sooner?',
		],
		remediation: ['Bring the validators back without a second live instance', 'Test the fail-over that did not work'],
	},
	key_or_wallet_compromise: {
		means: 'Somebody else could use, or has used, a signing key, a withdrawal key or a wallet.',
		title: 'Compromise of a key or wallet',
		questions: [
			'Which keys or wallets, and what can be done with them?',
			'How did access come about, and since when?',
			'What has been moved, signed or changed with them?',
			'Which keys are replaced already, and which still have to be?',
		],
		remediation: [
			'Revoke or replace the affected keys',
			'Review every action taken with them',
			'Tell those whose funds or duties depend on them',
		],
	},
	key_exposure: {
		means: 'A key, a mnemonic or a secret could be read by someone who should not; no misuse is known.',
		title: 'Exposure of a key',
		questions: [
			'What was exposed, to whom, and for how long?',
			'Is there any sign that it was read or copied?',
			'What can be done with it, and what stops that?',
		],
		remediation: ['Remove the exposed material', 'Exit or rotate the affected keys'],
	},
	wrong_fee_recipient: {
		means: 'Blocks were proposed with a fee recipient other than the one the protocol demands.',
		title: 'Blocks with a wrong fee recipient',
		questions: [
			'Which blocks, and which recipient received how much?',
			'Where was the recipient set, and why was it not noticed?',
			'How and when is the amount paid back?',
		],
		remediation: ['Correct the fee recipient everywhere', 'Pay the amount back, with the transaction'],
	},
	late_exits: {
		means: 'Validators were not exited within the time that the protocol allows.',
		title: 'Exits after the deadline',
		questions: [
			'Which exit requests, due when, and carried out when?',
			'What kept the exits from being signed or sent?',
		],
		remediation: ['Carry out the outstanding exits', 'Alert on exit requests well before they are due'],
	},
	oracle_or_role_key: {
		means: 'A key with a role of its own, such as an oracle member key, failed or was misused.',
		title: 'Trouble with an oracle or role key',
		questions: ['Which role, and what did its key do or not do?', 'Which reports or actions were affected?'],
		remediation: ['Rotate the key of the role', 'Check the reports of the time in question'],
	},
	client_bug: {
		means: 'A fault in a client or its tooling harmed validators.',
		title: 'Fault in a client',
		questions: [
			'Which client and versions, and what triggers the fault?',
			'Who else runs it, and have they been told?',
			'What is the way around it until there is a fix?',
		],
		remediation: ['Move to a version without the fault', 'Report the fault to the client team'],
	},
	sustained_underperformance: {
		means: 'Results stayed below what is expected over a long window.',
		title: 'Results below the threshold',
		questions: [
			'Over which window, by which measure, and against which threshold?',
			'What causes it, and since when is that known?',
		],
		remediation: ['Set a date by which results are back, and what is done until then'],
	},
	near_miss: {
		means: 'Harm was close and did not come about; others can learn from it.',
		title: 'Near miss',
		questions: ['What could have happened, and what stopped it?', 'Was it luck, a person or a safeguard?'],
		remediation: ['Turn what saved you into a safeguard'],
	},
	other: {
		means: 'None of the above.',
		title: '',
		questions: ['What happened, to what, and what follows from it?'],
		remediation: [],
	},
}

/** The text that a new report of this class opens with: each question, with room for its answer. */
export function templateText(incidentClass: IncidentClass): string {
	return REPORT_TEMPLATES[incidentClass].questions.map((question) => `**${question}**\n\n`).join('\n')
}

/** The sections that a template fills in; `ids` are one UUID for each remediation item. */
export function fromTemplate(
	incidentClass: IncidentClass,
	ids: readonly string[],
): Pick<Report, 'title' | 'incidentClass' | 'whatHappened' | 'remediation'> {
	const { title, remediation } = REPORT_TEMPLATES[incidentClass]
	const items = remediation.flatMap((text, index): RemediationItem[] => {
		const id = ids[index]
		return id === undefined ? [] : [{ id, text, owner: '', dueOn: null, state: 'planned' }]
	})
	return { title, incidentClass, whatHappened: templateText(incidentClass), remediation: items }
}

/** Whether a text still says nothing beyond its template's questions. */
export function isUnanswered(text: string): boolean {
	const questions = Object.values(REPORT_TEMPLATES).flatMap((template) => template.questions)
	const rest = questions.reduce((left, question) => left.replaceAll(`**${question}**`, ''), text)
	return rest.trim() === ''
}
