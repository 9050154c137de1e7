import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { openApiDocument } from './openapi'
import { OPERATIONS } from './operations'

const ROUTES = join(import.meta.dirname, '..', '..', 'app', 'api', 'v1')

/** The methods and paths that the files of `app/api/v1` answer. */
function routesInFiles(): string[] {
	const files = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'))
	return files.flatMap((file) => {
		const text = readFileSync(join(ROUTES, file), 'utf8')
		const path = `/${relative('.', dirname(file))}`.replaceAll(/\[(\w+)\]/g, '{$1}')
		return [...text.matchAll(/^export (?:const|function|async function) (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
			(match) => `${match[1]} ${path}`,
		)
	})
}

test('every route is described, and nothing else is', () => {
	const described = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
	expect(described.sort()).toEqual(routesInFiles().sort())
	expect(described.length).toBeGreaterThan(40)
})

test('each operation has a name of its own', () => {
	const names = [...JSON.stringify(openApiDocument()).matchAll(/"operationId":"([^"]+)"/g)].map((match) => match[1])
	expect(names).toHaveLength(OPERATIONS.length)
	expect(new Set(names).size).toBe(names.length)
})

test('the description names what a ballot needs and how a failure looks', () => {
	const text = JSON.stringify(openApiDocument())
	expect(text).toContain('"openapi":"3.1.0"')
	expect(text).toContain('"signature"')
	expect(text).toContain('#/components/schemas/Problem')
})
