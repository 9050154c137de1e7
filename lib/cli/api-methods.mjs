import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

const ANSWERS = /^export (?:const|function|async function) (GET|POST|PUT|PATCH|DELETE)\b/gm

/**
 * Which methods each address of the API takes, read from the route files: `{ '/api/v1/me': ['GET'] }`.
 * @param {string} root
 * @returns {Record<string, string[]>}
 */
export function apiMethods(root) {
	const files = readdirSync(join(root, 'app', 'api'), { recursive: true, encoding: 'utf8' })
	// Whatever stands below an optional rest ([[...path]]) is no address of its own.
	const routes = files.filter((file) => file.endsWith(`${sep}route.ts`) && !file.includes('[[...'))
	return Object.fromEntries(
		routes.map((file) => {
			const text = readFileSync(join(root, 'app', 'api', file), 'utf8')
			const path = `/api/${dirname(file).split(sep).join('/')}`
			return [path, [...text.matchAll(ANSWERS)].map(([, method]) => method ?? '')]
		}),
	)
}
