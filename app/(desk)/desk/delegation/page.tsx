import type { Metadata } from 'next'
import { DelegationForm } from '@/components/delegation/delegation-form'
import { PageHeader } from '@/components/layout/page-header'
import { Empty, Section } from '@/components/ui/section'
import { Table } from '@/components/ui/table'
import { WITHOUT_WALLET } from '@/components/wallet/without-wallet'
import { formatTime } from '@/lib/format/dates'
import { shorten } from '@/lib/format/numbers'
import { counted } from '@/lib/format/words'
import { listPersonas } from '@/lib/server/access/queries/list-personas'
import { getMyDelegation } from '@/lib/server/decisions/queries/get-my-delegation'
import { pageQuery } from '@/lib/web/page-query'
import { actorOfRequest } from '@/lib/web/request-context'

export const metadata: Metadata = { title: 'Delegation' }

const LEAD =
	'Let somebody vote with your power when you do not. Your own ballot always comes first, and votes that are open already do not change.'

export default async function DelegationPage() {
	const { address, mine, toMe, toMeCount, candidates } = await pageQuery(getMyDelegation, {})
	const personas = await listPersonas.ask({}, { actor: await actorOfRequest() })
	const persona = personas.ok ? personas.value.find((one) => one.address === address) : undefined
	const [last] = mine
	return (
		<div className="max-w-3xl space-y-8">
			<PageHeader title="Delegation" lead={LEAD} />
			{address === null && <Empty title="This account has no wallet.">{WITHOUT_WALLET}</Empty>}
			<Section id="mine" title="Who votes for you">
				<p>
					{last?.to
						? `${last.to.name} (${shorten(last.to.address)}), since ${formatTime(last.setAt)}.`
						: 'Nobody. Only a ballot of your own counts your power.'}
				</p>
				<noscript>
					<p>Signing happens in your wallet and needs JavaScript.</p>
				</noscript>
				{address !== null && (
					<DelegationForm candidates={candidates} isDelegating={last?.to != null} demoIndex={persona?.index ?? null} />
				)}
			</Section>
			<Section id="to-me" title="Who delegates to you">
				{toMe.length === 0 ? (
					<Empty>Nobody does. What somebody delegated to you would count with your ballot.</Empty>
				) : (
					<Table
						caption="Who delegates to you"
						head={['Name', 'Wallet', 'Since']}
						rows={toMe.map((one) => [one.name, shorten(one.address), formatTime(one.setAt)])}
					/>
				)}
				{toMeCount > toMe.length && <p className="text-soft">{counted(toMeCount - toMe.length, 'more wallet')}.</p>}
			</Section>
			{mine.length > 0 && (
				<Section id="history" title="Everything you have signed">
					<Table
						caption="Everything you have signed"
						head={['Number', 'To', 'When', 'Hash']}
						rows={mine.map((one) => [
							one.sequence,
							one.to?.name ?? 'Nobody',
							formatTime(one.setAt),
							<code key="hash">{shorten(one.delegationHash)}</code>,
						])}
					/>
				</Section>
			)}
		</div>
	)
}
