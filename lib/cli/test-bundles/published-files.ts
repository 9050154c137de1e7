import { catalogue } from './catalogue'

/** One line of the list at /verify/bundles/index.json. */
export type PublishedExample = {
	readonly name: string
	readonly about: string
	/** Id of the check that must be the first to fail; null for a bundle that holds. */
	readonly wrong: string | null
	/** The bundle, and what to hold it against. */
	readonly files: readonly string[]
}

/** Every published file by its name, as it must stand under public/verify/bundles. */
export function publishedFiles(): ReadonlyMap<string, string> {
	const files = new Map<string, string>()
	const write = (name: string, content: unknown): string => {
		files.set(name, `${JSON.stringify(content)}\n`)
		return name
	}
	const list = catalogue().map(({ name, about, wrong, bundle, receipt, checkpoint, log }): PublishedExample => {
		const names = [write(`${name}.json`, bundle)]
		if (receipt) names.push(write(`${name}.receipt.json`, receipt))
		if (log) names.push(write(`${name}.log.json`, log))
		if (checkpoint) names.push(write(`${name}.checkpoint.json`, checkpoint))
		return { name, about, wrong, files: names }
	})
	files.set('index.json', `${JSON.stringify(list, null, '\t')}\n`)
	return files
}
