import 'server-only'

/** What the log keeps of an accepted step: names, numbers and hashes; free text goes in as `note` and is hashed. */
export type DomainEvent = {
	readonly type: string
	readonly note?: string
	readonly facts?: Readonly<Record<string, unknown>>
}
