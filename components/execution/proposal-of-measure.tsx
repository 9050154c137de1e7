import { Disclosure } from '@/components/ui/disclosure'
import type { ExecutionView } from '@/lib/server/execution/queries/get-execution'
import { CopyText } from './copy-text'
import { ScrollingText } from './scrolling-text'

type Texts = NonNullable<ExecutionView['texts']>

/** What a contributor pastes into Snapshot and the forum, in Markdown. */
export function ProposalOfMeasure({ texts }: { readonly texts: Texts }) {
	return (
		<div className="space-y-4 wrap-anywhere">
			<Text name="Snapshot proposal" title={texts.snapshot.title} body={texts.snapshot.body} />
			<p>Choices: {texts.snapshot.choices.join('; ')}.</p>
			<Text name="Forum post" title={texts.forum.title} body={texts.forum.body} />
		</div>
	)
}

type TextProps = { readonly name: string; readonly title: string; readonly body: string }

function Text({ name, title, body }: TextProps) {
	return (
		<Disclosure summary={name}>
			<div className="space-y-3">
				<p className="font-medium">{title}</p>
				<CopyText text={title} what={`the title of the ${name.toLowerCase()}`} />
				<ScrollingText label={name}>{body}</ScrollingText>
				<CopyText text={body} what={`the text of the ${name.toLowerCase()}`} />
			</div>
		</Disclosure>
	)
}
