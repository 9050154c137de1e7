/** One file per rule that breaks it, for the architecture test. */
type Probe = { readonly rule: string; readonly file: string; readonly source: string }

const probe = (rule: string, file: string, imported: string): Probe => ({
	rule,
	file,
	source: `import { thing } from '${imported}'\nexport const use = thing\n`,
})

const thing = 'export const thing = 1\n'

/** Packages that the probes import, made as empty stand-ins. */
export const PACKAGES = ['zod', 'next', 'react', 'vitest', 'smtp-server'] as const

/** A lawful house: what the rules must not complain about. */
export const LAWFUL: Readonly<Record<string, string>> = {
	'lib/domain/kernel/thing.ts': thing,
	'lib/domain/unlisted/thing.ts': thing,
	// The other half of a circle; the rule names the half that closes it.
	'lib/domain/kernel/circle-b.ts': `export { use as thing } from './circle-a'\n`,
	'lib/domain/incidents/thing.ts': `export { thing } from '@/lib/domain/kernel/thing'\n`,
	'lib/contracts/thing.ts': `import 'zod'\nexport { thing } from '@/lib/domain/incidents/thing'\n`,
	'lib/verify/thing.ts': `export { thing } from '@/lib/domain/kernel/thing'\n`,
	'lib/generated/prisma/client.ts': thing,
	'lib/server/kernel/thing.ts': `export { thing } from '@/lib/generated/prisma/client'\n`,
	'lib/server/incidents/incident.store.ts': `export { thing } from '@/lib/generated/prisma/client'\n`,
	'lib/server/operators/operator.store.ts': `export { thing } from '@/lib/generated/prisma/client'\n`,
	'lib/server/decisions/commands/thing.ts': `export { thing } from '@/lib/server/incidents/incident.store'\n`,
	'lib/web/thing.ts': `import 'next'\nexport { thing } from '@/lib/server/kernel/thing'\n`,
	'lib/format/thing.ts': thing,
	'lib/testing/thing.ts': thing,
	'components/ui/thing.ts': `import 'react'\n${thing}`,
	'components/incidents/thing.ts': `import type { thing as T } from '@/lib/server/kernel/thing'\nexport type { T }\nexport { thing } from '@/components/ui/thing'\n`,
	'app/thing.ts': `import 'next'\nexport { thing } from '@/lib/server/decisions/commands/thing'\n`,
}

const DOMAIN_CONTEXTS = [
	'access',
	'assessment',
	'decisions',
	'execution',
	'incidents',
	'kernel',
	'log',
	'measures',
	'policy',
	'standards',
]

export const VIOLATIONS: readonly Probe[] = [
	probe('domain-is-pure', 'lib/domain/kernel/uses-zod.ts', 'zod'),
	probe('domain-is-pure', 'lib/domain/kernel/uses-node.ts', 'node:fs'),
	probe('contracts-know-the-domain-and-zod', 'lib/contracts/uses-server.ts', '@/lib/server/kernel/thing'),
	probe('format-knows-the-domain', 'lib/format/uses-zod.ts', 'zod'),
	probe('verify-runs-anywhere', 'lib/verify/uses-node.ts', 'node:crypto'),
	probe('verify-runs-anywhere', 'lib/verify/uses-server.ts', '@/lib/server/kernel/thing'),
	probe('server-stays-in-its-ring', 'lib/server/kernel/uses-web.ts', '@/lib/web/thing'),
	probe('web-is-the-bridge', 'lib/web/uses-component.ts', '@/components/ui/thing'),
	probe('ui-knows-no-domain-word', 'components/ui/uses-domain.ts', '@/lib/domain/kernel/thing'),
	probe('components-take-props', 'components/incidents/uses-zod.ts', 'zod'),
	probe('app-is-urls', 'app/uses-store.ts', '@/lib/server/incidents/incident.store'),
	probe('environment-knows-zod', 'lib/env.ts', '@/lib/domain/kernel/thing'),
	probe('cli-knows-no-page', 'lib/cli/uses-app.ts', '@/app/thing'),
	probe('seed-uses-commands', 'prisma/seed/uses-web.ts', '@/lib/web/thing'),
	...DOMAIN_CONTEXTS.map((context) =>
		probe(
			`domain-${context}-knows-only-its-neighbours`,
			`lib/domain/${context}/probe.ts`,
			'@/lib/domain/unlisted/thing',
		),
	),
	...['assessment', 'decisions', 'execution', 'measures'].map((context) =>
		probe(
			`server-${context}-uses-only-listed-stores`,
			`lib/server/${context}/uses-store.ts`,
			'@/lib/server/operators/operator.store',
		),
	),
	probe('server-knows-no-framework', 'lib/server/kernel/uses-next.ts', 'next'),
	probe(
		'stores-belong-to-their-context',
		'lib/server/incidents/commands/uses-store.ts',
		'@/lib/server/operators/operator.store',
	),
	probe(
		'prisma-in-kernel-stores-and-queries',
		'lib/server/incidents/commands/uses-prisma.ts',
		'@/lib/generated/prisma/client',
	),
	probe('components-know-servers-by-type-only', 'components/incidents/uses-server.ts', '@/lib/server/kernel/thing'),
	probe('nobody-imports-tests', 'lib/server/incidents/uses-testing.ts', '@/lib/testing/thing'),
	probe('no-cycles', 'lib/domain/kernel/circle-a.ts', './circle-b'),
	probe('imports-resolve', 'lib/server/kernel/misspelt.ts', '@/lib/server/kernel/thnig'),
	probe('no-development-packages-in-the-product', 'lib/server/kernel/uses-vitest.ts', 'vitest'),
	probe('every-file-has-a-ring', 'tools/stray.ts', '@/lib/domain/kernel/thing'),
]
