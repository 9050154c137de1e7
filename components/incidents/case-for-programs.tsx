const PARTS = {
	'': 'the case',
	'/timeline': 'timeline',
	'/impact': 'impact',
	'/assessment': 'assessment',
	'/precedents': 'precedents',
	'/revisions': 'revisions',
} as const

/** The same case for programs. */
export function CaseForPrograms({ id }: { readonly id: string }) {
	return (
		<p className="no-print text-soft">
			As JSON:{' '}
			{Object.entries(PARTS).map(([path, name], index) => (
				<span key={path}>
					{index > 0 && ', '}
					<a href={`/api/v1/incidents/${id}${path}`}>{name}</a>
				</span>
			))}
			.
		</p>
	)
}
