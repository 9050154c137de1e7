import { Client } from 'pg'
import { emptyReport } from '@/lib/domain/incidents/empty-report'
import { fromDate } from '@/lib/domain/kernel/instant'

/** A word that every second case has, one that a case in a thousand has, and one that no word is like. */
export const WORDS = { common: 'validator', uncommon: 'thunderstorm', rare: 'zymurgy' } as const

/** Words of post-mortems; the first ones come most often. */
const VOCABULARY =
	`keys client node duty missed attestation upgrade restart peer disk memory network region relay signer quorum
	container host alert dashboard runbook handover migration backup slashing proposer sync committee exit queue oracle
	report deploy rollback certificate firewall latency partition snapshot checkpoint finality withdrawal operator bond`
		.split(/\s+/)
		.join(' ')

const OPERATORS = 120

/**
 * Fills a database with published cases by SQL alone: spread over ten years, operators, classes and states, some
 * common and some rare. For measurements and tests of size; the product never writes past its commands.
 */
export async function insertManyCases(databaseUrl: string, count: number): Promise<void> {
	const client = new Client({ connectionString: databaseUrl })
	await client.connect()
	try {
		await client.query('BEGIN')
		// Otherwise VACUUM may find the rows not yet on the disk, and indexes would not answer alone.
		await client.query('SET LOCAL synchronous_commit = on')
		await client.query('SELECT setseed(0.42)')
		await client.query(MODULES)
		await client.query(OPERATOR_ROWS, [OPERATORS])
		const report = { ...emptyReport(fromDate(new Date(0))), whatHappened: 'One of many cases. '.repeat(40) }
		await client.query(CASES, [count, JSON.stringify(report), VOCABULARY.split(' '), Object.values(WORDS)])
		await client.query(STEPS)
		await client.query('COMMIT')
		await client.query('VACUUM ANALYZE')
	} finally {
		await client.end()
	}
}

const MODULES = `INSERT INTO staking_module (id, slug, name, network)
	SELECT gen_random_uuid(), 'many-' || n, 'Many operators ' || n, 'Ethereum mainnet' FROM generate_series(1, 3) n
	ON CONFLICT (slug) DO NOTHING`

const OPERATOR_ROWS = `INSERT INTO operator (id, slug, name, module_id, created_at)
	SELECT gen_random_uuid(), 'many-' || n, 'Stakehouse-' || lpad(n::text, 3, '0'), m.id, now()
	FROM generate_series(1, $1::int) n
	JOIN staking_module m ON m.slug = 'many-' || (CASE WHEN n <= 5 THEN 3 WHEN n <= 40 THEN 2 ELSE 1 END)
	ON CONFLICT (slug) DO NOTHING`

// power(random(), k) is small most of the time: the first of a list comes often, the last hardly ever.
const CASES = `WITH drawn AS (
		SELECT n, gen_random_uuid() AS id, power(random(), 2) AS by_class, power(random(), 3) AS by_state,
			random() AS by_operator, random() AS by_detector, random() AS by_rung, random() AS by_loss,
			timestamptz '2016-01-01' + random() * interval '10 years' AS occurred,
			(SELECT string_agg(($3::text[])[1 + floor(power(random(), 2) * array_length($3::text[], 1))::int], ' ')
				FROM generate_series(1, 40 + n * 0)) AS prose
		FROM generate_series(1, $1::int) n
	), told AS (
		SELECT *, concat_ws(' ', prose,
			CASE WHEN n % 2 = 0 THEN ($4::text[])[1] END,
			CASE WHEN n % 1000 = 7 THEN ($4::text[])[2] END,
			CASE WHEN n % 10000 = 9 THEN ($4::text[])[3] END) AS words
		FROM drawn
	)
	INSERT INTO incident (id, slug, state, origin, operator_id, created_at, updated_at, filed_at, published_at, report,
		title, incident_class, network, detected_by, occurred_at, validator_count, loss_gwei, risks, causes, consequence,
		search_text)
	SELECT t.id, 'many-case-' || left(t.id::text, 13),
		(ARRAY['closed', 'closed', 'enforcing', 'assessing', 'voting', 'filed', 'dismissed'])
			[1 + floor(by_state * 7)::int]::incident_state,
		'import', o.id, occurred, occurred + by_loss * interval '90 days', occurred, occurred + interval '1 day',
		$2::jsonb || jsonb_build_object('title', 'Case ' || n, 'occurredAt', to_char(occurred AT TIME ZONE 'UTC',
			'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
		'Case ' || n || ' of many', (enum_range(NULL::incident_class))[1 + floor(by_class * 11)::int], 'Ethereum mainnet',
		(enum_range(NULL::detected_by))[1 + floor(by_detector * 6)::int], occurred, floor(by_loss * 400)::int,
		floor(by_loss * 1e10)::bigint, ARRAY['SLS' || (1 + n % 40)], ARRAY[]::text[],
		CASE WHEN by_rung < 0.5 THEN floor(power(by_rung * 2, 2) * 7)::int END, words
	FROM told t JOIN operator o ON o.slug = 'many-' || (1 + floor(by_operator * by_operator * ${OPERATORS})::int)`

const STEPS = `INSERT INTO case_step (id, incident_id, at, event, from_state, to_state, actor_name, actor_role)
	SELECT gen_random_uuid(), i.id, i.filed_at, 'filed', 'draft', 'filed', 'Guardrail', 'the clock'
	FROM incident i WHERE i.slug LIKE 'many-case-%' AND NOT EXISTS (SELECT FROM case_step s WHERE s.incident_id = i.id)`
