import Link from 'next/link'
import { Table } from '@/components/ui/table'
import type { LogEntryShown } from '@/lib/domain/log/log-export'
import { formatTime } from '@/lib/format/dates'
import { shorten } from '@/lib/format/numbers'
import { leafInWords, pageAbout } from './leaf-words'

type Entry = { readonly type: string; readonly subject: string; readonly at: string }

/** Leaves at their places, newest first, in words. */
export function EntryTable({ entries }: { readonly entries: readonly LogEntryShown[] }) {
	return (
		<Table
			caption="Leaves of the log"
			head={['Place', 'When', 'What', 'Leaf']}
			figures={[0]}
			rows={entries.toReversed().map(({ index, leafHash, entry }) => {
				// Written by the log itself, canonical JSON.
				const said: Entry | null = entry === null ? null : JSON.parse(entry)
				return [
					index,
					said && formatTime(said.at),
					said ? (
						<What key="what" said={said} />
					) : (
						<span key="what" className="text-soft">
							Not public; its hash counts all the same
						</span>
					),
					<Hash key="leaf" leafHash={leafHash} isReadable={said !== null} />,
				]
			})}
		/>
	)
}

function What({ said }: { readonly said: Entry }) {
	const page = pageAbout(said.subject)
	const words = leafInWords(said.type)
	return (
		<>
			{words.charAt(0).toUpperCase() + words.slice(1)}
			{page && (
				<>
					{' · '}
					<Link href={page[0]}>{page[1]}</Link>
				</>
			)}
		</>
	)
}

function Hash({ leafHash, isReadable }: { readonly leafHash: string; readonly isReadable: boolean }) {
	const text = <code className="font-mono text-sm">{shorten(leafHash)}</code>
	return isReadable ? (
		<Link href={`/log/receipts/${leafHash}`} aria-label={`Receipt of the leaf ${shorten(leafHash)}`}>
			{text}
		</Link>
	) : (
		text
	)
}
