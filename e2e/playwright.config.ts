import { defineConfig, devices } from '@playwright/test'

// Set here because the workers load this file too: they inherit what the first process chose. Below 32768, where
// systems begin to hand out ports for outgoing connections.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 12_000))

const isRoot = process.getuid?.() === 0

/** No call to the outside, and no sandbox where there is no user to confine. */
const FLAGS = [
	...(isRoot ? ['--no-sandbox'] : []),
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-default-apps',
	'--disable-sync',
	'--no-first-run',
	'--disable-dev-shm-usage',
]

const MOVES_THE_CLOCK = 'policy-by-vote.spec.ts'

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: '../test-results',
	globalSetup: './start-server.ts',
	// One installation for all journeys: they share its database, so they take turns.
	workers: 1,
	fullyParallel: false,
	retries: 0,
	// What moves the clock of the installation comes last: the votes that others look at would be over.
	projects: [
		{ name: 'journeys', testIgnore: MOVES_THE_CLOCK },
		{ name: 'moves the clock', testMatch: MOVES_THE_CLOCK },
	],
	timeout: 60_000,
	use: {
		...devices['Desktop Chrome'],
		baseURL: `http://127.0.0.1:${process.env.E2E_PORT}`,
		trace: 'retain-on-failure',
		launchOptions: {
			args: FLAGS,
			...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
		},
	},
})
