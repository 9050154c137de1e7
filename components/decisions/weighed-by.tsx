import { Facts } from '@/components/ui/section'
import { SourceLink } from '@/components/ui/source-link'
import { counted } from '@/lib/format/words'
import type { VoteView } from '@/lib/server/decisions/queries/get-vote'

/** Where the power on the roll comes from and who chose it; nothing where each steward has one vote. */
export function WeighedBy({ vote: { rules, roll, openedBy } }: { readonly vote: VoteView }) {
	const { weights } = rules
	if (weights.kind === 'one_each') return null
	const who = openedBy ?? 'Guardrail'
	const voters = counted(roll.size, 'voter')
	const rows =
		weights.kind === 'snapshot'
			? ([
					['Who votes', `${voters}, by balances of ${weights.symbol} in a file`],
					['File uploaded by', who],
					['Source, as they state it', <SourceLink key="source" source={weights.source} />],
					['Merkle root', <Code key="root" text={weights.root} />],
				] as const)
			: ([
					['Who votes', `${voters}, by a token’s voting power at block ${weights.block}`],
					['Token chosen by', who],
					['Token', <Code key="token" text={weights.token} />],
				] as const)
	return <Facts rows={rows} />
}

function Code({ text }: { readonly text: string }) {
	return <code className="break-all font-mono text-sm">{text}</code>
}
