const QUIET_MS = 1_000
const REPEAT_MS = 10_000

/** @param {number} from */
function secondsSince(from) {
	return `${((Date.now() - from) / 1_000).toFixed(1)} s`
}

/**
 * Runs `work` and tells the reader about it once it takes longer than a second, so that a second
 * start stays quiet.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
	const from = Date.now()
	let isAnnounced = false
	const announce = setTimeout(() => {
		isAnnounced = true
		console.log(`${label} ...`)
	}, QUIET_MS)
	const repeat = setInterval(() => console.log(`${label} ... ${secondsSince(from)}`), REPEAT_MS)
	try {
		const value = await work()
		if (isAnnounced) console.log(`${label}: done in ${secondsSince(from)}`)
		return value
	} finally {
		clearTimeout(announce)
		clearInterval(repeat)
	}
}
