import type { FormState } from '@/lib/contracts/form-state'

/** What became of a form: the sentence, and the fields to look at. */
export function FormNotice({ state }: { readonly state: FormState }) {
	if (state.status === 'idle') return null
	const isDone = state.status === 'done'
	return (
		<div
			role={isDone ? 'status' : 'alert'}
			className={`rounded px-4 py-3 ${isDone ? 'bg-done-bg text-done' : 'bg-refused-bg text-refused'}`}
		>
			<p className="font-medium">{state.sentence}</p>
			{!isDone && state.issues.length > 0 && (
				<ul className="list-disc pl-5">
					{state.issues.map((issue) => (
						<li key={`${issue.path}-${issue.message}`}>
							<a href={`#${issue.path}`} className="text-refused">
								{issue.message}
							</a>
						</li>
					))}
				</ul>
			)}
		</div>
	)
}
