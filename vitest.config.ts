import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

const everywhere = {
	resolve: {
		alias: {
			'@': root.replace(/\/$/, ''),
			// The package throws outside a server bundle; a test is one in all but name.
			'server-only': fileURLToPath(new URL('lib/testing/server-only.ts', import.meta.url)),
		},
	},
}

export default defineConfig({
	test: {
		// Fewer workers than the machine has cores leaves it usable; two are enough to meet a race.
		maxWorkers: 2,
		projects: [
			{
				...everywhere,
				test: {
					name: 'unit',
					include: ['{app,components,lib,prisma}/**/*.test.ts'],
					exclude: ['**/*.db.test.ts', '**/node_modules/**'],
					setupFiles: ['lib/testing/fail-on-console-error.ts'],
				},
			},
			{
				...everywhere,
				esbuild: { jsx: 'automatic' },
				test: {
					name: 'component',
					include: ['{app,components,lib}/**/*.test.tsx'],
					environment: 'jsdom',
					setupFiles: ['lib/testing/fail-on-console-error.ts', 'lib/testing/component-setup.ts'],
				},
			},
			{
				...everywhere,
				test: {
					name: 'db',
					include: ['{app,lib,prisma}/**/*.db.test.ts'],
					globalSetup: ['lib/testing/database-server.ts'],
					setupFiles: ['lib/testing/fail-on-console-error.ts', 'lib/testing/database-setup.ts'],
					testTimeout: 20_000,
					hookTimeout: 60_000,
				},
			},
		],
	},
})
