import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { NOBODY } from '@/lib/domain/decisions/delegation-message'
import { DelegationForm } from './delegation-form'

const refresh = vi.fn()
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))
vi.mock('@/components/wallet/demo-wallet', () => ({
	demoWallet: () => ({ address: '0x1', signTypedData: async () => '0xsigned' }),
}))

const TWO = { name: 'Steward 2', address: `0x${'2'.repeat(40)}` }
const TEMPLATE = {
	typedData: {
		domain: { name: 'Guardrail' },
		types: {},
		primaryType: 'Delegation',
		message: { delegate: TWO.address },
	},
	words: ['Steward 2 votes with your power as well.'],
}

function answering(...answers: readonly (readonly [boolean, unknown])[]) {
	const left = [...answers]
	const fetched = vi.fn(async (_address: string, _init?: RequestInit) => {
		const [ok, body] = left.shift() ?? [false, { detail: 'nothing left to say' }]
		return { ok, json: async () => body }
	})
	vi.stubGlobal('fetch', fetched)
	return fetched
}

afterEach(() => vi.unstubAllGlobals())

test('a delegate is chosen, what is signed is said in words, and the signed message is handed in', async () => {
	const fetched = answering([true, TEMPLATE], [true, { delegate: TWO.address, sequence: 1 }])
	render(<DelegationForm candidates={[TWO]} isDelegating={false} demoIndex={2} />)
	expect(screen.queryByText('Take my delegation back')).toBeNull()
	fireEvent.click(screen.getByText('See what I sign'))
	await screen.findByText('Steward 2 votes with your power as well.')
	fireEvent.click(screen.getByText('Sign the delegation with the demonstration wallet'))
	await screen.findByText('You have delegated, from the next vote that opens.')
	expect(fetched.mock.calls[0]?.[0]).toBe(`/api/v1/me/delegation-template?delegate=${TWO.address}`)
	expect(JSON.parse(String(fetched.mock.calls[1]?.[1]?.body))).toEqual({
		message: { delegate: TWO.address },
		signature: '0xsigned',
	})
	expect(refresh).toHaveBeenCalled()
})

test('a refusal is said, and another wallet can be named', async () => {
	const fetched = answering([false, { detail: 'Nobody here has this wallet.' }])
	render(<DelegationForm candidates={[TWO]} isDelegating={false} demoIndex={2} />)
	fireEvent.change(screen.getByLabelText('Who votes for you'), { target: { value: 'other' } })
	fireEvent.change(screen.getByLabelText('Address of their wallet'), { target: { value: ' 0xabc ' } })
	fireEvent.click(screen.getByText('See what I sign'))
	await screen.findByText('Nobody here has this wallet.')
	expect(fetched.mock.calls[0]?.[0]).toBe('/api/v1/me/delegation-template?delegate=0xabc')
})

test('a delegation is taken back by delegating to nobody', async () => {
	const fetched = answering([true, TEMPLATE])
	render(<DelegationForm candidates={[TWO]} isDelegating demoIndex={null} />)
	fireEvent.click(screen.getByText('Take my delegation back'))
	await waitFor(() => expect(fetched.mock.calls[0]?.[0]).toBe(`/api/v1/me/delegation-template?delegate=${NOBODY}`))
})
