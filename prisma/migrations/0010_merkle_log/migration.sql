-- AlterTable
ALTER TABLE "log_leaf" ADD COLUMN     "note_salt" TEXT,
ADD COLUMN     "seal_batch" BIGINT;

-- CreateTable
CREATE TABLE "log_pending" (
    "leaf_id" BIGINT NOT NULL,

    CONSTRAINT "log_pending_pkey" PRIMARY KEY ("leaf_id")
);

-- CreateTable
CREATE TABLE "log_entry" (
    "index" BIGINT NOT NULL,
    "leaf_id" BIGINT NOT NULL,

    CONSTRAINT "log_entry_pkey" PRIMARY KEY ("index")
);

-- CreateTable
CREATE TABLE "log_node" (
    "level" INTEGER NOT NULL,
    "index" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "log_node_pkey" PRIMARY KEY ("level","index")
);

-- CreateTable
CREATE TABLE "log_checkpoint" (
    "size" BIGINT NOT NULL,
    "root_hash" TEXT NOT NULL,
    "timestamp" TIMESTAMPTZ(3) NOT NULL,
    "key_id" TEXT NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "log_checkpoint_pkey" PRIMARY KEY ("size")
);

-- CreateTable
CREATE TABLE "log_key" (
    "key_id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "log_key_pkey" PRIMARY KEY ("key_id")
);

-- CreateTable
CREATE TABLE "row_seal" (
    "id" BIGSERIAL NOT NULL,
    "batch" BIGINT NOT NULL,
    "table_name" TEXT NOT NULL,
    "row_key" TEXT NOT NULL,
    "shape_id" INTEGER NOT NULL,
    "salt" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,
    "is_deleted" BOOLEAN NOT NULL,

    CONSTRAINT "row_seal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "row_shape" (
    "id" SERIAL NOT NULL,
    "table_name" TEXT NOT NULL,
    "columns" TEXT[],

    CONSTRAINT "row_shape_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "log_entry_leaf_id_key" ON "log_entry"("leaf_id");

-- CreateIndex
CREATE INDEX "row_seal_batch_idx" ON "row_seal"("batch");

-- CreateIndex
CREATE INDEX "row_seal_table_name_row_key_id_idx" ON "row_seal"("table_name", "row_key", "id");

-- CreateIndex
CREATE UNIQUE INDEX "row_shape_table_name_columns_key" ON "row_shape"("table_name", "columns");

-- CreateIndex
CREATE UNIQUE INDEX "log_leaf_seal_batch_key" ON "log_leaf"("seal_batch");

-- CreateIndex
CREATE INDEX "log_leaf_leaf_hash_idx" ON "log_leaf"("leaf_hash");

-- AddForeignKey
ALTER TABLE "log_entry" ADD CONSTRAINT "log_entry_leaf_id_fkey" FOREIGN KEY ("leaf_id") REFERENCES "log_leaf"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was signed and sealed stays as it was. The trigger function is the log's own (0003).
CREATE TRIGGER log_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "log_entry"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log();
CREATE TRIGGER log_node_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "log_node"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log();
CREATE TRIGGER log_checkpoint_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "log_checkpoint"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log();
CREATE TRIGGER row_seal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "row_seal"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log();

-- A leaf waits for its place from the moment it is committed.
CREATE FUNCTION queue_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO log_pending (leaf_id) SELECT id FROM added;
	RETURN NULL;
END
$$;
CREATE TRIGGER log_leaf_is_queued AFTER INSERT ON "log_leaf" REFERENCING NEW TABLE AS added
	FOR EACH STATEMENT EXECUTE FUNCTION queue_leaf();
INSERT INTO log_pending (leaf_id) SELECT id FROM log_leaf;

CREATE SEQUENCE row_seal_batch;

-- The columns of a table, by name.
CREATE FUNCTION columns_of(tbl text) RETURNS text[] LANGUAGE sql STABLE AS $$
	SELECT array_agg(attname::text ORDER BY attname::text) FROM pg_attribute
	WHERE attrelid = tbl::regclass AND attnum > 0 AND NOT attisdropped
$$;

CREATE FUNCTION shape_of(tbl text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
	named text[] := columns_of(tbl);
	found int;
BEGIN
	SELECT id INTO found FROM row_shape WHERE table_name = tbl AND columns = named;
	IF found IS NULL THEN
		INSERT INTO row_shape (table_name, columns) VALUES (tbl, named)
			ON CONFLICT (table_name, columns) DO NOTHING;
		SELECT id INTO found FROM row_shape WHERE table_name = tbl AND columns = named;
	END IF;
	RETURN found;
END
$$;

-- The number of the seals of this transaction that no leaf has taken yet.
CREATE FUNCTION current_seal_batch() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	batch bigint := nullif(current_setting('guardrail.seal_batch', true), '')::bigint;
BEGIN
	IF batch IS NULL THEN
		batch := nextval('row_seal_batch');
		PERFORM set_config('guardrail.seal_batch', batch::text, true);
	END IF;
	RETURN batch;
END
$$;

-- SHA-256 over the salt, the table, the key and the row as JSON (keys in the order of jsonb, times in UTC).
CREATE FUNCTION row_digest(salt bytea, tbl text, key text, content text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
	SELECT sha256(salt || convert_to(tbl || chr(10) || key || chr(10) || content, 'UTF8'))
$$;

-- Writes the seals of the rows that one statement changed. TG_ARGV: the key column, and the state in which a row is
-- nobody's business yet and is not sealed.
CREATE FUNCTION seal_rows() RETURNS trigger LANGUAGE plpgsql SET timezone TO 'UTC' AS $$
DECLARE
	batch_now bigint;
	shape int;
BEGIN
	IF NOT EXISTS (SELECT FROM changed) THEN RETURN NULL; END IF;
	batch_now := current_seal_batch();
	shape := shape_of(TG_TABLE_NAME);
	INSERT INTO row_seal (batch, table_name, row_key, shape_id, salt, digest, is_deleted)
	SELECT batch_now, TG_TABLE_NAME, content->>TG_ARGV[0], shape, salt,
		row_digest(salt, TG_TABLE_NAME, content->>TG_ARGV[0], CASE TG_OP WHEN 'DELETE' THEN 'deleted' ELSE content::text END),
		TG_OP = 'DELETE'
	FROM (SELECT to_jsonb(c) AS content, uuid_send(gen_random_uuid()) AS salt FROM changed c) written
	WHERE TG_OP = 'DELETE' OR TG_ARGV[1] IS NULL OR content->>'state' IS DISTINCT FROM TG_ARGV[1];
	RETURN NULL;
END
$$;

-- Seals every row of a table as it is now: for rows that were there before they were audited, and for migrations that
-- rewrite a column without an UPDATE.
CREATE FUNCTION seal_table(tbl text) RETURNS void LANGUAGE plpgsql SET timezone TO 'UTC' AS $$
DECLARE
	key text;
	spared text;
	shape int := shape_of(tbl);
BEGIN
	SELECT split_part(encode(tgargs, 'escape'), '\000', 1), nullif(split_part(encode(tgargs, 'escape'), '\000', 2), '')
		INTO key, spared FROM pg_trigger
		WHERE tgrelid = tbl::regclass AND tgfoid = 'seal_rows'::regproc ORDER BY tgname LIMIT 1;
	EXECUTE format('INSERT INTO row_seal (batch, table_name, row_key, shape_id, salt, digest, is_deleted)
		SELECT $1, $2, content->>$3, $4, salt, row_digest(salt, $2, content->>$3, content::text), false
		FROM (SELECT to_jsonb(t) AS content, uuid_send(gen_random_uuid()) AS salt FROM %I t) stored
		WHERE $5 IS NULL OR content->>''state'' IS DISTINCT FROM $5', tbl)
	USING current_seal_batch(), tbl, key, shape, spared;
END
$$;

-- From now on every change of this table leaves a seal.
CREATE FUNCTION audit_table(tbl text, key text DEFAULT 'id', spared text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	arguments text := quote_literal(key) || CASE WHEN spared IS NULL THEN '' ELSE ', ' || quote_literal(spared) END;
BEGIN
	EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION seal_rows(%s)',
		tbl || '_insert_is_sealed', tbl, arguments);
	EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION seal_rows(%s)',
		tbl || '_update_is_sealed', tbl, arguments);
	EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION seal_rows(%s)',
		tbl || '_delete_is_sealed', tbl, arguments);
	PERFORM shape_of(tbl);
END
$$;

-- The seals that this transaction has written since its last leaf: their number and one SHA-256 over their digests in
-- order. The next seal begins a new batch.
CREATE FUNCTION take_row_seals(OUT batch bigint, OUT count bigint, OUT hash text) LANGUAGE plpgsql AS $$
BEGIN
	batch := nullif(current_setting('guardrail.seal_batch', true), '')::bigint;
	IF batch IS NULL THEN RETURN; END IF;
	SELECT count(*), encode(sha256(string_agg(s.digest, ''::bytea ORDER BY s.id)), 'hex')
		INTO count, hash FROM row_seal s WHERE s.batch = take_row_seals.batch;
	IF count = 0 THEN batch := NULL; END IF;
	PERFORM set_config('guardrail.seal_batch', '', true);
END
$$;

-- What a migration changed in audited rows goes into the log too: one leaf for each batch of seals that has none, from
-- the seal after `since` on. Seals rows anew whose seal names a column that is no more.
CREATE FUNCTION log_migrations(names text[], since bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	tbl text;
	sealed bigint;
	said text := (SELECT string_agg(to_json(name)::text, ',') FROM unnest(names) name);
BEGIN
	FOR tbl IN SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
		WHERE t.tgfoid = 'seal_rows'::regproc ORDER BY 1
	LOOP
		PERFORM shape_of(tbl);
		IF EXISTS (SELECT FROM row_seal s JOIN row_shape h ON h.id = s.shape_id
			WHERE s.table_name = tbl AND NOT h.columns <@ columns_of(tbl) AND NOT s.is_deleted
				AND NOT EXISTS (SELECT FROM row_seal n WHERE n.table_name = tbl AND n.row_key = s.row_key AND n.id > s.id))
		THEN PERFORM seal_table(tbl); END IF;
	END LOOP;
	FOR sealed IN SELECT DISTINCT s.batch FROM row_seal s
		WHERE s.id > since AND NOT EXISTS (SELECT FROM log_leaf l WHERE l.seal_batch = s.batch) ORDER BY 1
	LOOP
		INSERT INTO log_leaf (kind, subject, entry, leaf_hash, accepted_at, seal_batch)
		SELECT 'log.migrated', 'installation', entry, encode(sha256('\x00'::bytea || convert_to(entry, 'UTF8')), 'hex'), at, sealed
		FROM (
			SELECT at, format(
				'{"actor":"system","at":"%s","facts":{"migrations":[%s]},"noteHash":null,"rows":{"count":%s,"hash":"%s"},"salt":"%s","subject":"installation","type":"log.migrated","v":2}',
				to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), said, seals.count, seals.hash,
				replace(gen_random_uuid()::text, '-', '')) AS entry
			FROM (SELECT date_trunc('milliseconds', clock_timestamp()) AS at) clock,
				(SELECT count(*), encode(sha256(string_agg(digest, ''::bytea ORDER BY id)), 'hex') AS hash
					FROM row_seal WHERE batch = sealed) seals
		) written;
	END LOOP;
	PERFORM set_config('guardrail.seal_batch', '', true);
END
$$;

-- Which tables are audited, and why the others are not: lib/server/log/audited-tables.ts.
SELECT audit_table('incident', 'id', 'draft');
SELECT audit_table(name) FROM unnest(ARRAY[
	'revision', 'case_step', 'reply', 'comment', 'appeal', 'attachment', 'remediation_check', 'panel', 'rating', 'vote',
	'roll_entry', 'ballot', 'external_decision', 'measure', 'measure_step', 'staking_module', 'operator', 'operator_name',
	'trust_assumption', 'key_count', 'person', 'role_grant', 'membership', 'invitation'
]) name;
SELECT audit_table('incident_slug', 'slug');

-- Rows from before this migration are sealed as they stand.
SELECT seal_table(name) FROM (SELECT DISTINCT table_name AS name FROM row_shape) audited;
SELECT log_migrations(ARRAY['0010_merkle_log'], 0);
