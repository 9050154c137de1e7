import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { VoteRollView } from '@/lib/server/decisions/queries/get-vote-roll'
import { RollTable } from './roll-table'

const entry = (name: string, hasVoted: boolean): VoteRollView['entries'][number] => ({
	id: name,
	name,
	address: `0x${'a'.repeat(40)}`,
	power: '1',
	delegatedPower: '0',
	delegate: null,
	hasVoted,
	through: null,
	recusal: null,
})

test.each([
	['the listed ones have voted and others have not', [entry('One', true)], 3, /3 voters with less power/],
	[
		'one of the listed is silent, and others are',
		[entry('One', true), entry('Two', false)],
		3,
		/^Not voted: Two and 2 others\.$/,
	],
	['everyone has voted', [entry('One', true)], 0, /^Everyone on the roll/],
])('says who is silent when %s', (_when, entries, silentCount, sentence) => {
	const roll = { size: 4, silentCount, entries, leftOff: [] }
	render(<RollTable voteId="a" roll={roll} weights={{ kind: 'one_each' }} />)
	expect(screen.getByText(sentence)).toBeTruthy()
})
