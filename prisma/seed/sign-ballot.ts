import { type HDAccount, mnemonicToAccount } from 'viem/accounts'
import type { z } from 'zod'
import type { BallotTemplateInput } from '@/lib/contracts/decisions'
import type { BallotDomain, BallotMessage } from '@/lib/domain/decisions/ballot-message'
import { DEMONSTRATION_MNEMONIC } from '@/lib/server/access/personas'
import { getBallotTemplate } from '@/lib/server/decisions/queries/get-ballot-template'
import type { DemonstrationPeople } from './people'

const wallets = new Map<number, HDAccount>()

/** The wallet of an account. Deriving its key takes longer than everything else about a ballot, so it is kept. */
function walletOf(index: number): HDAccount {
	const wallet = wallets.get(index) ?? mnemonicToAccount(DEMONSTRATION_MNEMONIC, { addressIndex: index })
	wallets.set(index, wallet)
	return wallet
}

/**
 * The ballot that a steward of the demonstration signs in the wallet, ready to be sent. `changed` is what no template
 * says, `elsewhere` another installation or chain that it is signed for.
 */
export async function signBallot(
	people: DemonstrationPeople,
	voter: number,
	question: z.input<typeof BallotTemplateInput>,
	changed: Partial<BallotMessage> = {},
	elsewhere: Partial<BallotDomain> = {},
) {
	const template = await getBallotTemplate.ask(question, { actor: people.actor(voter) })
	if (!template.ok) throw new Error(template.problem.sentence)
	const { domain, types, primaryType } = template.value.typedData
	const message = { ...template.value.typedData.message, ...changed }
	const typed = { ...message, sequence: BigInt(message.sequence) }
	const signature = await walletOf(voter).signTypedData({
		domain: { ...domain, ...elsewhere },
		types,
		primaryType,
		message: typed,
	})
	return { voteId: question.voteId, message, signature }
}
