import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { canonicalJson, type Json } from '@/lib/domain/log/canonical-json'
import { POLICY_1_0 } from './policy-1.0'

test('the founding policy names the founding rubric by its version and hash', () => {
	const canonical = canonicalJson(JSON.parse(JSON.stringify(RUBRIC_1_0)) as Json) // it is plain data
	expect(POLICY_1_0.rubricVersion).toBe(RUBRIC_1_0.version)
	expect(POLICY_1_0.rubricHash).toBe(createHash('sha256').update(canonical).digest('hex'))
})
