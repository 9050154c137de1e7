import { originOf } from '@/lib/domain/log/checkpoint'
import { env } from '@/lib/env'
import { installationId } from '@/lib/server/decisions/installation'
import { prisma } from '@/lib/server/kernel/prisma'
import { sequenceLog } from '@/lib/server/log/sequence-log'
import { currentKey } from '@/lib/server/log/signing-key'
import { keepsSigningKey, replaceSigningKey } from './secrets'

const BY_HAND = `This installation is given its SIGNING_KEY from outside. To change it:
  1. make a new one:    openssl rand -base64 32
  2. set SIGNING_KEY_PREVIOUS to the present SIGNING_KEY, and SIGNING_KEY to the new one
  3. start Guardrail again; it logs the change, vouched for by the former key
  4. once /api/v1/log/key shows the new key, take SIGNING_KEY_PREVIOUS away and destroy the former key`

async function rotate(): Promise<number> {
	const { DATA_DIR, SIGNING_KEY } = env()
	if (!keepsSigningKey(DATA_DIR, SIGNING_KEY)) {
		process.stdout.write(`${BY_HAND}\n`)
		return 1
	}
	// The log must know the present key, and must have taken over the last change, before another one.
	await sequenceLog()
	const { keyId } = currentKey(originOf(await installationId(prisma())))
	replaceSigningKey(DATA_DIR)
	process.stdout.write(
		`A new signing key is in the data folder; the key ${keyId} will vouch for it. Start Guardrail again now: until then the former key goes on signing.\n`,
	)
	return 0
}

process.exit(await rotate())
