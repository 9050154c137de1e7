import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SourceLink } from './source-link'

test.each([
	[
		'github:lidofinance/scripts:archive/scripts/vote_2024_01_23.py',
		'https://github.com/lidofinance/scripts/blob/HEAD/archive/scripts/vote_2024_01_23.py',
		'lidofinance/scripts: vote_2024_01_23.py',
	],
	['https://vote.lido.fi/vote/170', 'https://vote.lido.fi/vote/170', 'https://vote.lido.fi/vote/170'],
])('leads from %s to where it stands', (source, address, words) => {
	render(<SourceLink source={source} />)
	expect(screen.getByRole('link', { name: words }).getAttribute('href')).toBe(address)
})

test.each(['javascript:alert(1)', 'github:owner', 'Minutes of the call', 'https://a b'])(
	'follows nothing in %s',
	(source) => {
		render(<SourceLink source={source} />)
		expect(screen.queryByRole('link')).toBeNull()
		expect(screen.getByText(source)).toBeTruthy()
	},
)
