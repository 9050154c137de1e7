import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Prose } from '@/components/ui/prose'
import type { Thread } from '@/lib/domain/incidents/discussion'
import { formatTime } from '@/lib/format/dates'
import type { IncidentView } from '@/lib/server/incidents/queries/get-incident'
import { aboutLink } from './about'
import { type Remark, stageInWords, stagesOf } from './threads'

type Props = {
	readonly incident: Pick<IncidentView, 'comments' | 'report'>
	/** Where the parts of the report stand, when not on this page. */
	readonly casePage?: string
	/** What a reader may add below a remark that is not frozen. */
	readonly answer?: (remark: Remark) => ReactNode
}

/** The comments as threads, stage by stage; what a closed vote has frozen says so. */
export function Discussion({ incident, casePage = '', answer }: Props) {
	const part = (about: string) => {
		const link = aboutLink(about, incident.report)
		return link && { ...link, href: casePage + link.href }
	}
	return stagesOf(incident.comments).map((stage) => (
		<div key={stageInWords(stage)} className="space-y-4">
			<p className="flex flex-wrap items-center gap-2">
				<span className="font-medium">{stageInWords(stage)}</span>
				{stage.isFrozen && <Badge tone="done">Frozen when the vote closed</Badge>}
			</p>
			{stage.threads.map((thread) => (
				<ThreadOf
					key={thread.remark.id}
					thread={thread}
					isStart
					part={part}
					answer={stage.isFrozen ? undefined : answer}
				/>
			))}
		</div>
	))
}

type ThreadProps = {
	readonly thread: Thread<Remark>
	readonly isStart?: boolean
	readonly part: (about: string) => { readonly label: string; readonly href: string } | null
	readonly answer: Props['answer']
}

/** A remark with its answers below it; deep threads stay readable on a phone, so only a line marks the depth. */
function ThreadOf({ thread: { remark, answers }, isStart = false, part, answer }: ThreadProps) {
	const about = isStart ? part(remark.about) : null
	return (
		<article id={`comment-${remark.id}`} className="space-y-2" aria-label={`Comment by ${remark.author}`}>
			{about && (
				<p className="text-sm">
					On <a href={about.href}>{about.label}</a>
				</p>
			)}
			<Prose text={remark.body} />
			<p className="text-sm text-soft">
				{remark.author}, {remark.role},{' '}
				<a href={`#comment-${remark.id}`} className="text-soft">
					<time dateTime={remark.at}>{formatTime(remark.at)}</time>
				</a>
				{' · '}
				<Link href={`/log/receipts/of/comment/${remark.id}`} className="text-soft">
					receipt
				</Link>
				{remark.revision > 0 && `, having read revision ${remark.revision}`}
			</p>
			{answer?.(remark)}
			{answers.length > 0 && (
				<div className="space-y-4 border-l-2 border-line pl-3 sm:pl-4">
					{answers.map((one) => (
						<ThreadOf key={one.remark.id} thread={one} part={part} answer={answer} />
					))}
				</div>
			)}
		</article>
	)
}
