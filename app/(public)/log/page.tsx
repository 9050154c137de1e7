import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHeader } from '@/components/layout/page-header'
import { EntryTable } from '@/components/log/entry-table'
import { HowToCheck } from '@/components/log/how-to-check'
import { Facts, Section } from '@/components/ui/section'
import { formatTime } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { getCheckpoint } from '@/lib/server/log/queries/get-checkpoint'
import { getLogKeys } from '@/lib/server/log/queries/get-log-keys'
import { listEntries } from '@/lib/server/log/queries/list-entries'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Log' }

const PAGE = 50

type Props = { readonly searchParams: Promise<{ end?: string | string[] }> }

export default async function LogPage({ searchParams }: Props) {
	const checkpoint = await pageQuery(getCheckpoint, {})
	const { keys } = await pageQuery(getLogKeys, {})
	const asked = Number((await searchParams).end)
	const end = Number.isInteger(asked) && asked > 0 ? Math.min(asked, checkpoint.size) : checkpoint.size
	const start = Math.max(0, end - PAGE)
	const { data } = await pageQuery(listEntries, { start, end, limit: PAGE })
	return (
		<div className="space-y-8">
			<PageHeader
				title="The log"
				lead="Every accepted step leaves a leaf here. Nothing can be changed or taken away without everyone being able to see it."
			/>
			<Section id="checkpoint" title="Newest checkpoint" aside={<a href="/api/v1/log/checkpoint">as JSON</a>}>
				<Facts
					rows={[
						['Leaves', formatCount(checkpoint.size)],
						['Root', <Code key="root" text={checkpoint.rootHash} />],
						['Signed', formatTime(checkpoint.timestamp)],
						['Signature', <Code key="signature" text={checkpoint.signature} />],
						['Name of the log', <Code key="origin" text={checkpoint.origin} />],
						...keys.map(
							({ keyId, publicKey, from, until }) =>
								[
									until === null ? `Key ${keyId}` : `Former key ${keyId}`,
									<span key={keyId}>
										<Code text={publicKey} /> from {formatTime(from)}
										{until !== null && ` until ${formatTime(until)}`}
									</span>,
								] as const,
						),
					]}
				/>
			</Section>
			<HowToCheck />
			<Section id="leaves" title={`Leaves ${formatCount(start)} to ${formatCount(Math.max(start, end - 1))}`}>
				<EntryTable entries={data} />
				<nav aria-label="Pages of the log" className="flex flex-wrap gap-x-6 gap-y-2">
					{end < checkpoint.size && (
						<Link href={`/log?end=${Math.min(checkpoint.size, end + PAGE)}#leaves`}>Newer</Link>
					)}
					{start > 0 && <Link href={`/log?end=${start}#leaves`}>Older</Link>}
				</nav>
			</Section>
		</div>
	)
}

function Code({ text }: { readonly text: string }) {
	return <code className="font-mono text-sm break-all">{text}</code>
}
