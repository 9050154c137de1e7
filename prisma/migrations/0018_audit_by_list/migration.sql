-- Which tables are audited is a list of the software (lib/server/log/audited-tables.ts), so that a table that comes
-- later needs no migration of its own for it; keys of several columns are possible.
CREATE FUNCTION row_key_of(content jsonb, keys text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN strpos(keys, ',') = 0 THEN content->>keys
		ELSE (SELECT string_agg(content->>key, '/' ORDER BY place)
			FROM unnest(string_to_array(keys, ',')) WITH ORDINALITY AS named (key, place)) END
$$;

CREATE OR REPLACE FUNCTION seal_rows() RETURNS trigger LANGUAGE plpgsql SET timezone TO 'UTC' SET bytea_output TO 'hex' AS $$
DECLARE
	batch_now bigint;
	shape int;
BEGIN
	IF NOT EXISTS (SELECT FROM changed) THEN RETURN NULL; END IF;
	batch_now := current_seal_batch();
	shape := shape_of(TG_TABLE_NAME);
	INSERT INTO row_seal (batch, table_name, row_key, shape_id, salt, digest, is_deleted)
	SELECT batch_now, TG_TABLE_NAME, key, shape, salt,
		row_digest(salt, TG_TABLE_NAME, key, CASE TG_OP WHEN 'DELETE' THEN 'deleted' ELSE content::text END),
		TG_OP = 'DELETE'
	FROM (
		SELECT content, row_key_of(content, TG_ARGV[0]) AS key, uuid_send(gen_random_uuid()) AS salt
		FROM (SELECT to_jsonb(c) AS content FROM changed c) written
	) keyed
	WHERE TG_OP = 'DELETE' OR TG_ARGV[1] IS NULL OR content->>'state' IS DISTINCT FROM TG_ARGV[1];
	RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION seal_table(tbl text) RETURNS void LANGUAGE plpgsql SET timezone TO 'UTC' SET bytea_output TO 'hex' AS $$
DECLARE
	keys text;
	spared text;
	shape int := shape_of(tbl);
BEGIN
	SELECT split_part(encode(tgargs, 'escape'), '\000', 1), nullif(split_part(encode(tgargs, 'escape'), '\000', 2), '')
		INTO keys, spared FROM pg_trigger
		WHERE tgrelid = tbl::regclass AND tgfoid = 'seal_rows'::regproc ORDER BY tgname LIMIT 1;
	EXECUTE format('INSERT INTO row_seal (batch, table_name, row_key, shape_id, salt, digest, is_deleted)
		SELECT $1, $2, key, $4, salt, row_digest(salt, $2, key, content::text), false
		FROM (SELECT content, row_key_of(content, $3) AS key, uuid_send(gen_random_uuid()) AS salt
			FROM (SELECT to_jsonb(t) AS content FROM %I t) stored) keyed
		WHERE $5 IS NULL OR content->>''state'' IS DISTINCT FROM $5', tbl)
	USING current_seal_batch(), tbl, keys, shape, spared;
END
$$;

-- Audits the tables of the list that are there and are not audited yet, and seals the rows that they have.
CREATE FUNCTION ensure_audited(names text[], keys text[], spared text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	FOR place IN 1 .. cardinality(names) LOOP
		CONTINUE WHEN to_regclass(quote_ident(names[place])) IS NULL OR EXISTS (
			SELECT FROM pg_trigger WHERE tgrelid = to_regclass(quote_ident(names[place])) AND tgfoid = 'seal_rows'::regproc);
		PERFORM audit_table(names[place], keys[place], spared[place]);
		PERFORM seal_table(names[place]);
	END LOOP;
END
$$;
