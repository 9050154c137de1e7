type Example = {
	readonly name: string
	readonly about: string
	readonly wrong: string | null
	readonly files: readonly string[]
}

type Props = { readonly examples: readonly Example[]; readonly titles: Readonly<Record<string, string>> }

/** Bundles to try a verifier on: what each shows, and what must be said about it. */
export function PublishedBundles({ examples, titles }: Props) {
	const good = examples.filter(({ wrong }) => wrong === null)
	const broken = examples.filter(({ wrong }) => wrong !== null)
	return (
		<div className="space-y-4">
			<h3 className="font-semibold">Everything holds in these</h3>
			<List examples={good} titles={titles} />
			<h3 className="font-semibold">One thing is wrong in each of these</h3>
			<List examples={broken} titles={titles} />
		</div>
	)
}

function List({ examples, titles }: Props) {
	return (
		<ul className="space-y-2">
			{examples.map(({ name, about, wrong, files }) => (
				<li key={name}>
					{about}{' '}
					{files.map((file) => (
						<span key={file}>
							<a href={`/verify/bundles/${file}`} download>
								{file}
							</a>{' '}
						</span>
					))}
					{wrong && <span className="text-soft">Must fail: {titles[wrong]?.toLowerCase() ?? wrong}.</span>}
				</li>
			))}
		</ul>
	)
}
