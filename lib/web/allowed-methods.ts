type Methods = Readonly<Record<string, readonly string[]>>
type Route = { readonly segments: readonly string[]; readonly methods: readonly string[] }

/** Routes with the fewest open segments come first, because a name that is spelt out wins over one that is not. */
export function routesOf(methods: Methods): readonly Route[] {
	const openness = ({ segments }: Route): number => segments.filter((segment) => segment.startsWith('[')).length
	return Object.entries(methods)
		.map(([path, allowed]) => ({ segments: path.split('/'), methods: allowed }))
		.sort((left, right) => openness(left) - openness(right))
}

/** The methods that an address takes, for the header "Allow"; `null` for an address that is none of these. */
export function allowedMethods(routes: readonly Route[], pathname: string): readonly string[] | null {
	const asked = pathname.replace(/\/$/, '').split('/')
	const found = routes.find(({ segments }) => leadsTo(segments, asked))
	if (found === undefined) return null
	return [...found.methods, ...(found.methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
}

function leadsTo(segments: readonly string[], asked: readonly string[]): boolean {
	const takesRest = segments.at(-1)?.startsWith('[...') ?? false
	if (takesRest ? asked.length < segments.length : asked.length !== segments.length) return false
	return segments.every(
		(segment, index) => segment === asked[index] || (segment.startsWith('[') && asked[index] !== ''),
	)
}
