import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

const ANSWERS = /^export (?:const|function|async function) (GET|POST|PUT|PATCH|DELETE)\b/gm

/**
 * Which methods each address of the API takes, read from the route files: `{ '/api/v1/me': ['GET'] }`.
 * Addresses that take the rest of a path (`[...path]`) answer for their methods themselves.
 * @param {string} root
 * @returns {Record<string, string[]>}
 */
export function apiMethods(root) {
	const files = readdirSync(join(root, 'app', 'api'), { recursive: true, encoding: 'utf8' })
	const routes = files.filter((file) => file.endsWith(`${sep}route.ts`) && !file.includes('[...'))
	return Object.fromEntries(
		routes.map((file) => {
			const text = readFileSync(join(root, 'app', 'api', file), 'utf8')
			const path = `/api/${dirname(file).split(sep).join('/')}`
			return [path, [...text.matchAll(ANSWERS)].map(([, method]) => method ?? '')]
		}),
	)
}
