import type { Grade, Rubric } from './rubric'

/** A grade; the weights rise evenly from 0 to 10,000 over a factor's scale. */
function scale(...grades: readonly (readonly [letter: string, label: string, anchor: string])[]): readonly Grade[] {
	const steps = grades.length - 1
	return grades.map(([letter, label, anchor], index) => ({
		letter,
		label,
		anchor,
		weightBasisPoints: Math.round((index * 10_000) / steps),
	}))
}

/** The rubric of the founding thread's two lists. It guides; it never decides. */
export const RUBRIC_1_0: Rubric = {
	version: '1.0',
	factors: [
		{
			key: 'INT',
			name: 'Intent',
			group: 'incident',
			question: 'Was the act malicious?',
			weight: 14,
			grades: scale(
				['N', 'No intent', 'Nobody meant harm: a restart re-imported keys, a deployment changed the wrong variable.'],
				[
					'R',
					'Known risk taken',
					'Somebody knowingly switched a safeguard off, for example slashing protection, to gain performance.',
				],
				[
					'D',
					'Deliberate breach',
					'Somebody knowingly broke a rule of the DAO, for example sent rewards to another address, without aiming at loss.',
				],
				[
					'M',
					'Malicious',
					'Somebody meant to harm stakers or the protocol, for example signed to be slashed or stole keys.',
				],
			),
		},
		{
			key: 'CAU',
			name: 'Proximate cause',
			group: 'incident',
			question: 'Was what set it off within the operator’s control?',
			weight: 8,
			grades: scale(
				['E', 'Outside', 'A fault that no operator could have acted on: a consensus bug in every release of a client.'],
				[
					'S',
					'Shared',
					'A fault elsewhere met a choice of the operator: a client bug, and an old environment that was left running.',
				],
				[
					'O',
					'Own process',
					'A step of the operator’s own work: a failover, an update or a deployment done without a check.',
				],
				[
					'C',
					'Own choice',
					'A standing decision of the operator: one signer set-up without protection, kept so for months.',
				],
			),
		},
		{
			key: 'PRV',
			name: 'Preventability',
			group: 'incident',
			question: 'Would known good practice have prevented it?',
			weight: 9,
			grades: scale(
				['N', 'Not by known practice', 'No published practice covered it at the time.'],
				[
					'P',
					'Partly',
					'Good practice would have made it smaller or less likely, for example a wait of some epochs before restart.',
				],
				[
					'L',
					'Largely',
					'A common safeguard was missing or not used, for example doppelganger detection during a migration.',
				],
				[
					'F',
					'Fully',
					'A basic safeguard was missing: the same keys in two live environments with no step to shut the first one down.',
				],
			),
		},
		{
			key: 'DET',
			name: 'Detection',
			group: 'incident',
			question: 'How soon was it noticed, and by whom?',
			weight: 7,
			grades: scale(
				['A', 'At once, by the operator', 'The operator’s own alert fired and was acted on within about ten minutes.'],
				['S', 'Soon, by the operator', 'The operator noticed within about two hours, or acted late on its own alert.'],
				['O', 'By others', 'DAO contributors or protocol monitoring noticed first and had to tell the operator.'],
				['L', 'Late', 'Nobody at the operator noticed for many hours, or outsiders had reported it long before.'],
			),
		},
		{
			key: 'RES',
			name: 'Resolution',
			group: 'incident',
			question: 'How soon and how well was it contained and resolved?',
			weight: 7,
			grades: scale(
				['W', 'Well', 'Contained within about an hour, by a rehearsed step, without new harm.'],
				['A', 'Adequately', 'Contained within some hours; the order of steps was sound.'],
				['S', 'Slowly', 'Contained only after long search or a false all-clear.'],
				['P', 'Poorly', 'Attempts to resolve it made it worse, or it had to be contained by others.'],
			),
		},
		{
			key: 'MOD',
			name: 'Module and trust',
			group: 'consequence',
			question: 'What could the DAO rely on here, at that date: bond, permission, identity?',
			weight: 6,
			grades: scale(
				['B', 'Bonded beyond the loss', 'A bond covers the loss and the module settles it by itself.'],
				['P', 'Partly bonded', 'A bond exists and covers a part.'],
				['U', 'Unbonded, known', 'No bond; a known operator answers with its reputation.'],
			),
		},
		{
			key: 'IMP',
			name: 'Impact',
			group: 'consequence',
			question: 'How large is the harm: money, and trust between stakers, DAO and operator?',
			weight: 13,
			grades: scale(
				['N', 'None lasting', 'No loss beyond what rewards of a day make up, and trust is as before.'],
				['L', 'Low', 'A loss of up to about 30 ETH that is or will be made good; some explaining to do.'],
				['M', 'Medium', 'A loss of tens to hundreds of ETH, or validators out for weeks; stakers ask questions.'],
				['H', 'High', 'A loss that the cover fund feels, or keys of the whole set exposed; trust is damaged.'],
				['C', 'Critical', 'The protocol’s accounting, withdrawals or finality are touched.'],
			),
		},
		{
			key: 'EXT',
			name: 'Extenuation and honesty',
			group: 'consequence',
			question: 'What speaks for the operator: record, value to the protocol, speed and completeness of disclosure?',
			weight: 9,
			grades: scale(
				[
					'S',
					'Strong',
					'Told the DAO within hours and completely, a long clean record, help to others during the incident.',
				],
				['F', 'Fair', 'Told the DAO by itself and answered every question.'],
				['L', 'Little', 'Told after being asked, or in parts.'],
				['N', 'None', 'Facts were kept back or turned out to be otherwise than told.'],
			),
		},
		{
			key: 'ALT',
			name: 'Alternatives',
			group: 'consequence',
			question: 'Are there other ways for the operator to take part while trust is rebuilt?',
			weight: 4,
			grades: scale(
				['Y', 'Better as it is', 'Going on in the same place, with what was learned, serves the protocol best.'],
				['R', 'With restrictions', 'A smaller set, a testnet period or a cluster with others would be workable.'],
				['O', 'Elsewhere', 'Another module or a lower-trust type fits better.'],
				['N', 'None', 'No form of taking part is workable for now.'],
			),
		},
		{
			key: 'REM',
			name: 'Remediation',
			group: 'consequence',
			question: 'How far is what was promised done?',
			weight: 8,
			grades: scale(
				['D', 'Done', 'Every item is done, and stakers’ loss is made good.'],
				['P', 'In progress', 'The urgent items are done; the rest has owners and dates.'],
				['S', 'Started', 'A plan exists; little of it is done.'],
				['N', 'Not begun', 'There is no plan, or nothing of it has begun.'],
			),
		},
		{
			key: 'REC',
			name: 'Recurrence',
			group: 'consequence',
			question: 'How likely is it to happen again?',
			weight: 10,
			grades: scale(
				['U', 'Unlikely', 'The cause is gone for good: the second environment no longer exists.'],
				['P', 'Possible', 'It would take several failures at once.'],
				['L', 'Likely', 'The same step will be done again and depends on care alone, or it has happened before.'],
				['C', 'Continuing', 'It is still happening, or its cause is not known.'],
			),
		},
		{
			key: 'ASR',
			name: 'Assurance',
			group: 'consequence',
			question: 'Can the remediation be assessed from outside, and is it satisfactory?',
			weight: 5,
			grades: scale(
				[
					'S',
					'Shown, satisfactory',
					'Evidence can be checked by others and shows that it works: a drill, a review, a report.',
				],
				['C', 'Claimed, plausible', 'The operator describes it in detail; it fits what happened.'],
				['V', 'Vague', 'It is described in general words, or only parts can be checked.'],
				['N', 'Not assessable', 'Nothing can be checked, or what was checked did not satisfy.'],
			),
		},
	],
	bands: [
		{ fromScore: 75, range: [4, 6], because: 'A score of 75 or more points to a lasting loss of trust.' },
		{
			fromScore: 55,
			range: [2, 4],
			because: 'A score from 55 to 74 points to limits that last until trust is rebuilt.',
		},
		{ fromScore: 35, range: [1, 2], because: 'A score from 35 to 54 points to a warning or a limit.' },
		{ fromScore: 15, range: [0, 1], because: 'A score from 15 to 34 points to no more than a warning.' },
		{ fromScore: 0, range: [0, 0], because: 'A score below 15 points to no consequence.' },
	],
	// In this order: first what lowers the range, then what no leniency goes below.
	overrides: [
		{
			factor: 'EXT',
			letters: ['S'],
			effect: { lowerBy: 1 },
			because: 'Prompt and complete disclosure with a clean record lowers the range by one rung.',
		},
		{
			factor: 'INT',
			letters: ['M'],
			effect: { atLeast: 5 },
			because: 'Malice is another matter: the guidance starts at offboarding.',
		},
		{
			factor: 'INT',
			letters: ['D'],
			effect: { atLeast: 2 },
			because: 'A deliberate breach of a rule starts at a limit.',
		},
		{
			factor: 'REC',
			letters: ['C'],
			effect: { atLeast: 2 },
			because: 'While it may still be happening, no new validators should be added.',
		},
	],
}
