/** The keys of a record whose type lists them all, in the order in which they are written there. */
export function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly [K, ...K[]] {
	return Object.keys(record) as [K, ...K[]] // TypeScript forgets the keys, because a wider record could stand here
}

/** A record with one value for each of the keys. */
export function recordOf<K extends string, V>(keys: readonly K[], valueAt: (key: K) => V): Record<K, V> {
	return Object.fromEntries(keys.map((key) => [key, valueAt(key)])) as Record<K, V> // each key is set
}
