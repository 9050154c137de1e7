import { join } from 'node:path'
import { expect, test } from 'vitest'
import { apiMethods } from '@/lib/cli/api-methods.mjs'
import { allowedMethods, routesOf } from './allowed-methods'

const ROUTES = routesOf(apiMethods(join(import.meta.dirname, '..', '..')))

test.each([
	['/api/v1/me', 'GET HEAD OPTIONS'],
	['/api/v1/incidents', 'GET POST HEAD OPTIONS'],
	['/api/v1/incidents/', 'GET POST HEAD OPTIONS'],
	['/api/v1/incidents/2023-04-13-rocklogic-slashing', 'GET PATCH HEAD OPTIONS'],
	['/api/v1/votes/x/ballots.csv', 'GET HEAD OPTIONS'],
	['/api/v1/incidents/x/file', 'POST OPTIONS'],
	['/api/health', 'GET HEAD OPTIONS'],
	['/api/auth/callback/siwe', 'GET POST HEAD OPTIONS'],
])('%s takes %s', (path, methods) => {
	expect(allowedMethods(ROUTES, path)?.join(' ')).toBe(methods)
})

test.each(['/api/v1/nothing', '/api/v1/incidents//file', '/api/auth', '/incidents', '/api/v1/me/more'])(
	'%s is none of them',
	(path) => {
		expect(allowedMethods(ROUTES, path)).toBeNull()
	},
)
