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

// What lib/env.ts wants of every process. The database tests set the address of their own copy.
const env = {
	DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/a-unit-test-has-no-database',
	GUARDRAIL_MODE: 'demo',
	NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only',
	SIGNING_KEY: Buffer.alloc(32, 'only-for-tests').toString('base64'),
	SEALING_KEY: Buffer.alloc(32, 'sealed-for-tests').toString('base64'),
	NEXTAUTH_URL: 'http://127.0.0.1:3000',
	SMTP_URL: 'smtp://127.0.0.1:1',
}

export default defineConfig({
	test: {
		// Fewer workers than the machine has cores leaves it usable; two are enough to meet a race.
		maxWorkers: 2,
		projects: [
			{
				...everywhere,
				test: {
					env,
					name: 'unit',
					include: ['{app,components,lib,prisma}/**/*.test.ts'],
					exclude: ['**/*.db.test.ts', '**/node_modules/**'],
					setupFiles: ['lib/testing/fail-on-console-error.ts'],
					// Some start programs of their own, beside the linters and the compiler of `npm run check`.
					testTimeout: 30_000,
					hookTimeout: 60_000,
				},
			},
			{
				...everywhere,
				esbuild: { jsx: 'automatic' },
				test: {
					env,
					name: 'component',
					include: ['{app,components,lib}/**/*.test.tsx'],
					environment: 'jsdom',
					setupFiles: ['lib/testing/fail-on-console-error.ts', 'lib/testing/component-setup.ts'],
					testTimeout: 30_000,
				},
			},
			{
				...everywhere,
				test: {
					env,
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
