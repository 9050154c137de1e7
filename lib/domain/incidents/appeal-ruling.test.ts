import { describe, expect, test } from 'vitest'
import type { PersonId } from '@/lib/domain/kernel/ids'
import { partInTreatment, type TakenStep, whoRules } from './appeal-ruling'

const ANN = '00000000-0000-4000-8000-00000000000a' as PersonId
const BEN = '00000000-0000-4000-8000-00000000000b' as PersonId
const CID = '00000000-0000-4000-8000-00000000000c' as PersonId

const step = (name: string, actorId: PersonId | null): TakenStep => ({
	event: `incident.${name}` as TakenStep['event'],
	actorId,
})
const FIRST = [step('filed', CID), step('triaged', ANN), step('vote_opened', null), step('vote_tallied', BEN)]
const UNDONE = [...FIRST, step('reopened', ANN), step('escalation_withdrawn', CID)]
const AGAIN = [...FIRST, step('decided', BEN), step('appealed', CID), step('reopened', CID), step('vote_opened', ANN)]

describe('who ran a treatment', () => {
	test.each([
		[ANN, FIRST, ['triaged it']],
		[BEN, FIRST, ['counted its vote']],
		[CID, FIRST, []],
		[ANN, AGAIN, ['opened its vote']],
		[BEN, AGAIN, []],
		[BEN, UNDONE, ['counted its vote']],
		[CID, UNDONE, []],
		[BEN, [step('triaged', ANN), step('count_begun', BEN), step('vote_tallied', null)], ['counted its vote']],
	])('%s in %j', (person, steps, parts) => {
		expect(partInTreatment(steps, person)).toEqual(parts)
	})

	test.each(['published', 'embargo_set', 'panels_closed', 'measures_in_force', 'reopened', 'revised'])(
		'is not who only did this: %s',
		(name) => {
			expect(partInTreatment([step(name, ANN)], ANN)).toEqual([])
		},
	)
})

describe('who rules on an appeal', () => {
	const ruling = (person: PersonId, steps: readonly TakenStep[], coordinators: readonly PersonId[]) => {
		const found = whoRules(person, { steps, coordinators })
		return found.ok ? found.value.ranTheCase : found.refusal.sentence
	}

	test('is another coordinator than the one who ran the case, and that one is told why', () => {
		expect(ruling(CID, FIRST, [ANN, BEN, CID])).toBe(false)
		expect(ruling(ANN, [...FIRST, step('decided', ANN)], [ANN, CID])).toBe(
			'You ran this case: you triaged it, you stated its outcome. Another coordinator rules on its appeal.',
		)
	})

	test('is the one who ran it where nobody else can, and the ruling has to say so', () => {
		expect(ruling(ANN, FIRST, [ANN])).toBe(true)
		expect(ruling(ANN, FIRST, [])).toBe(true)
		expect(ruling(ANN, FIRST, [ANN, BEN])).toBe(true)
		expect(ruling(BEN, FIRST, [ANN, BEN])).toBe(true)
	})

	test('may be who ran an earlier treatment, not the one that is appealed', () => {
		expect(ruling(BEN, AGAIN, [ANN, BEN])).toBe(false)
		expect(ruling(ANN, AGAIN, [ANN, BEN])).toContain('you opened its vote')
	})
})
