import 'server-only'
import type { Hex } from 'viem'
import { type Call, call } from '@/lib/domain/execution/call'
import type { PlanStep } from '@/lib/domain/execution/plan'
import type { Address } from '@/lib/domain/kernel/ids'
import { encodeCallsScript } from './calls-script'
import { encodeCall, encodeMotion } from './encode-call'

/** One layer of a step: what it wraps, and its bytes. The last layer is what somebody sends. */
export type Layer = {
	readonly title: string
	/** `call`: calldata for `to`. `script`: a script that Aragon runs. `input`: what a factory is given. */
	readonly form: 'call' | 'script' | 'input'
	readonly contract: string | null
	readonly to: Address | null
	readonly signature: string | null
	readonly data: Hex
	/** Whether this is the transaction that starts the step; never sent by Guardrail. */
	readonly isTransaction: boolean
}

/**
 * The layers of a step, from what changes to what is sent. Empty while the step is refused; only the innermost where an
 * address is missing, since scripts carry addresses.
 */
export function wrapStep(step: PlanStep, chainId: number | null): readonly Layer[] {
	if (step.refusal !== null || step.calls.length === 0) return []
	const inner = step.calls.flatMap((each) => (isEncodable(each) ? [layerOf(each, each.inWords)] : []))
	return step.motion === null ? [...inner, ...byVote(step, chainId)] : [...inner, ...byMotion(step, chainId)]
}

/** A call whose arguments still hold a name in place of an address cannot be encoded. */
function isEncodable({ arguments: values }: Call): boolean {
	return values.every(({ type, value }) => type !== 'address' || (typeof value === 'string' && value.startsWith('0x')))
}

function layerOf(each: Call, title: string, isTransaction: true | undefined = undefined): Layer {
	const { contract, to, signature } = each
	return { title, form: 'call', contract, to, signature, data: encodeCall(each), isTransaction: isTransaction ?? false }
}

function byMotion({ motion }: PlanStep, chainId: number | null): readonly Layer[] {
	if (motion === null) return []
	const data = encodeMotion(motion)
	const input: Layer = {
		title: 'What the factory is given; it makes the calls above from it',
		form: 'input',
		contract: motion.factory,
		to: motion.to,
		signature: null,
		data,
		isTransaction: false,
	}
	if (motion.to === null) return [input]
	const create = call('createMotion', [motion.to, data], { chainId, why: 'It starts the motion.' })
	return [input, layerOf(create, `${create.inWords} This is what is sent to Easy Track.`, true)]
}

/** As the DAO's votes do it: each call forwarded by the Agent, all of them one Dual Governance proposal, put up by an Aragon vote. */
function byVote(step: PlanStep, chainId: number | null): readonly Layer[] {
	const forwards = step.calls.flatMap((each) => {
		if (each.to === null || !isEncodable(each)) return []
		const script = encodeCallsScript([{ to: each.to, data: encodeCall(each) }])
		return [call('forward', [script], { chainId, why: each.why })]
	})
	if (forwards.length < step.calls.length) return []
	const agentCalls = forwards.map((forward) => [forward.to ?? '', '0', encodeCall(forward)])
	const description = `${step.title}. ${step.calls.map((each) => each.inWords).join(' ')}`
	const proposal = call('submitProposal', [agentCalls, description], { chainId, why: 'Stakers may veto it.' })
	const voteScript = scriptOf([proposal])
	const vote = call('newVote', [voteScript, description], { chainId, why: 'Holders of LDO decide.' })
	const send = call('forward', [scriptOf([vote])], { chainId, why: 'It starts the vote.', on: 'TokenManager' })
	return [
		...forwards.map((forward) => layerOf(forward, 'The Agent runs the call')),
		layerOf(proposal, proposal.inWords),
		{ ...layerOf(vote, 'The script of the vote'), form: 'script', signature: null, data: voteScript },
		layerOf(vote, vote.inWords),
		layerOf(send, 'The Token Manager starts the vote for its sender. This is what is sent.', true),
	]
}

function scriptOf(calls: readonly Call[]): Hex {
	return encodeCallsScript(
		calls.map((each) => {
			if (each.to === null) throw new Error(`${each.contract} has no address`)
			return { to: each.to, data: encodeCall(each) }
		}),
	)
}
