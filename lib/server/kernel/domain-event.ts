import 'server-only'

/** What the log keeps of an accepted step: names, numbers and hashes; free text goes in as `note` and is hashed. */
export type DomainEvent = {
	readonly type: string
	readonly note?: string
	/** The wallet of the person whom the entries are about, `null` for none; it goes in as a hash made like the person's. */
	readonly wallet?: string | null
	readonly facts?: Readonly<Record<string, unknown>>
}
