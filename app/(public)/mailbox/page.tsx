import type { Metadata } from 'next'
import { Empty } from '@/components/ui/section'
import { formatTime } from '@/lib/format/dates'
import { listDemoMail } from '@/lib/server/demo/queries/list-demo-mail'
import { pageQuery } from '@/lib/web/page-query'

export const metadata: Metadata = { title: 'Mailbox of the demonstration' }

export default async function MailboxPage() {
	const mail = await pageQuery(listDemoMail, {})
	return (
		<div className="space-y-6">
			<h1 className="text-3xl font-semibold">Mailbox of the demonstration</h1>
			<p className="text-soft">Mail that this demonstration sends stays on this machine and shows here.</p>
			{mail.length === 0 && <Empty>No mail has been sent yet.</Empty>}
			{mail.map((message) => (
				<article key={message.id} className="space-y-2 border-t border-line pt-4">
					<h2 className="font-semibold">{message.subject}</h2>
					<p className="text-sm text-soft">
						To {message.to}, {formatTime(message.receivedAt)}
					</p>
					<p className="whitespace-pre-wrap break-words">
						{message.text.split(/(https?:\/\/\S+)/).map((part) =>
							part.startsWith('http') ? (
								<a key={part} href={part}>
									{part}
								</a>
							) : (
								part
							),
						)}
					</p>
				</article>
			))}
		</div>
	)
}
