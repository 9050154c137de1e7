// Sends requests for a while from a process of its own and prints what came back: node load.mjs '{"urls": [...], ...}'
import autocannon from 'autocannon'

const { urls, seconds, connections } = JSON.parse(process.argv[2] ?? '{}')

// As many visitors, so that the limit per client, which is part of the product, does not end the measurement.
const VISITORS = 1_000
const requests = Array.from({ length: Math.max(VISITORS, urls.length) }, (_, index) => {
	const { pathname, search } = new URL(urls[index % urls.length])
	return { path: `${pathname}${search}`, headers: { 'x-forwarded-for': `10.1.${index >> 8}.${index & 255}` } }
})
const { origin } = new URL(urls[0])
const result = await autocannon({ url: origin, connections, duration: seconds, requests, timeout: 60 })
const { errors, timeouts, non2xx, duration } = result
console.log(JSON.stringify({ failed: errors + timeouts + non2xx, answered: result['2xx'], duration }))
