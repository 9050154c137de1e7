import 'server-only'

/**
 * Makes the same costly thing once at a time: whoever asks while one is being made waits for the next one, and all who
 * wait share it. Nobody is answered with what was begun before they asked.
 */
export function oneAtATime<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
	const running = new Map<string, Promise<T>>()
	const next = new Map<string, Promise<T>>()
	const start = (key: string, make: () => Promise<T>): Promise<T> => {
		const made = make().finally(() => {
			if (running.get(key) === made) running.delete(key)
		})
		running.set(key, made)
		return made
	}
	return (key, make) => {
		const waiting = next.get(key)
		if (waiting !== undefined) return waiting
		const current = running.get(key)
		if (current === undefined) return start(key, make)
		const startNext = () => {
			next.delete(key)
			return start(key, make)
		}
		const queued = current.then(startNext, startNext)
		next.set(key, queued)
		return queued
	}
}
