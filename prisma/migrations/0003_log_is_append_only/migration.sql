-- What was accepted stays as it was: no writer, not even ours, may change or remove a leaf.
CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the log is append-only: % is refused', TG_OP;
END
$$;

CREATE TRIGGER log_leaf_is_append_only
	BEFORE UPDATE OR DELETE OR TRUNCATE ON "log_leaf"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log();
