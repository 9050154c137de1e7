import { Client } from 'pg'
import { FACTOR_KEYS, type FactorKey, factorOf } from '@/lib/domain/assessment/rubric'
import { RUBRIC_1_0 } from '@/lib/domain/assessment/rubric-1.0'
import { printVector } from '@/lib/domain/assessment/vector'

/**
 * Decides cases of `insertManyCases` by SQL alone: most of those that have come so far here, with vectors that vary,
 * and about one in ten elsewhere without an assessment. No case of the class `slashing` was decided elsewhere.
 */
export async function insertManyDecisions(databaseUrl: string): Promise<void> {
	const client = new Client({ connectionString: databaseUrl })
	await client.connect()
	try {
		await client.query('SELECT setseed(0.42)')
		await client.query(DECIDED, [Array.from({ length: VECTORS }, (_, index) => vectorAt(index))])
		await client.query(ELSEWHERE)
		await client.query('VACUUM ANALYZE')
	} finally {
		await client.end()
	}
}

const VECTORS = 1_000

/** Each factor walks through its grades at a pace of its own. */
function vectorAt(index: number): string {
	const grades = FACTOR_KEYS.map((key, place) => {
		const letters = factorOf(RUBRIC_1_0, key).grades.map(({ letter }) => letter)
		return [key, letters[Math.floor(index / (place + 1)) % letters.length] ?? ''] as const
	})
	return printVector({ version: RUBRIC_1_0.version, grades: Object.fromEntries(grades) as Record<FactorKey, string> }) // all keys are there
}

const DECIDED = `INSERT INTO decided_case (incident_id, treatment, decided_at, incident_class, rung, rubric_version, vector,
		guidance_low, guidance_high, expected_hundredths, precedent_median, comparable)
	SELECT i.id, 1, i.filed_at + interval '30 days', i.incident_class, coalesce(i.consequence, 0), '1.0',
		($1::text[])[1 + floor(random() * array_length($1::text[], 1))::int], 0, 2, 120, 1, 9
	FROM incident i
	WHERE i.slug LIKE 'many-case-%' AND i.state IN ('decided', 'enforcing', 'closed') AND right(i.slug, 1) NOT IN ('0', '1')`

const ELSEWHERE = `INSERT INTO external_decision (id, operator_id, incident_id, decided_on, venue, lever, arguments, result,
		result_note, source)
	SELECT gen_random_uuid(), i.operator_id, i.id, i.filed_at, 'Snapshot', 'setNodeOperatorStakingLimit', '[]', 'executed',
		'', 'The register'
	FROM incident i
	WHERE i.slug LIKE 'many-case-%' AND i.incident_class <> 'slashing' AND right(i.slug, 1) IN ('0', '1')`
