import { Badge } from '@/components/ui/badge'
import { Prose } from '@/components/ui/prose'
import { Section } from '@/components/ui/section'
import { formatTime } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { closedInWords } from './discussion/closed-discussion'
import { Discussion } from './discussion/discussion'

type Props = { readonly incident: Pick<IncidentView, 'comments' | 'appeals' | 'report' | 'state' | 'votes'> }

const RULINGS: Readonly<Record<string, string>> = { accepted: 'Accepted: the case was reopened', rejected: 'Rejected' }

/** Appeals with their evidence and ruling, and comments: what people have said beside the reply. */
export function VoicesOfCase({ incident }: Props) {
	const { comments, appeals } = incident
	const closed = closedInWords(incident)
	return (
		<>
			{appeals.length > 0 && (
				<Section id="appeals" title="Appeals">
					{appeals.map((appeal) => (
						<Appeal key={appeal.at} appeal={appeal} />
					))}
				</Section>
			)}
			{comments.length > 0 && (
				<Section id="comments" title="Comments">
					<Discussion incident={incident} />
					{closed !== null && <p className="text-soft">{closed}</p>}
				</Section>
			)}
		</>
	)
}

function Appeal({ appeal }: { readonly appeal: IncidentView['appeals'][number] }) {
	return (
		<div className="space-y-2">
			<p className="flex flex-wrap items-center gap-2">
				<Badge tone={appeal.ruling === null ? 'waiting' : 'done'}>
					{appeal.ruling === null ? 'Waiting for a coordinator’s ruling' : (RULINGS[appeal.ruling] ?? appeal.ruling)}
				</Badge>
				<span className="text-sm text-soft">{formatTime(appeal.at)}</span>
			</p>
			<Prose text={appeal.grounds} />
			<p className="text-soft">New evidence:</p>
			<ul className="list-disc pl-5">
				{appeal.newEvidence.map((item) => (
					<li key={item} className="break-all">
						{isLink(item) ? (
							<a href={item} rel="nofollow noopener">
								{item}
							</a>
						) : (
							<code className="font-mono text-sm">{item}</code>
						)}
					</li>
				))}
			</ul>
			<KeptOrNot evidence={appeal.newEvidence} />
			{appeal.rulingNote !== '' && (
				<>
					<p className="text-soft">Reasons of the ruling:</p>
					<Prose text={appeal.rulingNote} />
				</>
			)}
		</div>
	)
}

const isLink = (item: string): boolean => /^https?:\/\//i.test(item)

/** What will still be there to look at in a year. */
export function KeptOrNot({ evidence }: { readonly evidence: readonly string[] }) {
	const links = evidence.filter(isLink).length
	if (links === 0)
		return <p className="text-sm text-soft">Kept here: each file lies with the case, under its SHA-256.</p>
	return (
		<p className="text-sm text-soft">
			Not kept here: what a link leads to can change or go away.
			{links < evidence.length && ' A file is kept with the case, under its SHA-256.'}
		</p>
	)
}
