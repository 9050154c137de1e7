import type { FormState } from '@/lib/contracts/form-state'

/** What became of a form: the sentence, and the fields to look at. */
export function FormNotice({ state, scope = '' }: { readonly state: FormState; readonly scope?: string }) {
	if (state.status === 'idle') return null
	const isDone = state.status === 'done'
	return (
		<div
			role={isDone ? 'status' : 'alert'}
			tabIndex={-1}
			className={`rounded border-l-4 px-4 py-3 ${isDone ? 'border-done bg-done-bg text-done' : 'border-refused bg-refused-bg text-refused'}`}
		>
			<p className="font-medium">{state.sentence}</p>
			{!isDone && state.issues.length > 0 && (
				<ul className="list-disc pl-5">
					{state.issues.map((issue) => (
						<li key={`${issue.path}-${issue.message}`}>
							<a href={`#${scope}${issue.path}`} className="text-refused">
								{issue.message}
							</a>
						</li>
					))}
				</ul>
			)}
		</div>
	)
}
