import { expect, test } from 'vitest'
import type { Thread } from '@/lib/domain/incidents/discussion'
import { type Remark, stageInWords, stagesOf } from './threads'

const remark = (id: string, answers: string | null, votesClosed = 0): Remark => ({
	id,
	answers,
	votesClosed,
	author: 'Birch Staking, manager',
	role: 'peer',
	body: id,
	at: '2026-05-14T10:00:00.000Z',
	about: 'case',
	treatment: 1,
	isFrozen: votesClosed === 0,
	revision: 1,
})
const shape = ({ remark, answers }: Thread<Remark>): string => `${remark.id}(${answers.map(shape).join()})`

test('comments stand as threads in the stage in which they were written', () => {
	const said = [remark('a', null), remark('b', 'a'), remark('c', 'b'), remark('d', null), remark('e', null, 1)]
	const stages = stagesOf(said)
	expect(stages.map(({ threads }) => threads.map(shape))).toEqual([['a(b(c()))', 'd()'], ['e()']])
	expect(stages.map(stageInWords)).toEqual(['Before the vote', 'After the vote'])
	expect(stages.map(({ isFrozen }) => isFrozen)).toEqual([true, false])
})

test('an answer to a comment that the reader may not see stands for itself', () => {
	expect(stagesOf([remark('b', 'hidden')]).flatMap(({ threads }) => threads.map(shape))).toEqual(['b()'])
	expect(stageInWords({ treatment: 2, votesClosed: 2 })).toBe('After vote 2, treatment 2')
})
