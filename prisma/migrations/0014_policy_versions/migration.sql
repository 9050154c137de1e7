-- CreateEnum
CREATE TYPE "policy_state" AS ENUM ('draft', 'voting', 'adopted', 'rejected', 'withdrawn');

-- CreateTable
CREATE TABLE "policy_version" (
    "version" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "rubric" JSONB NOT NULL,
    "state" "policy_state" NOT NULL,
    "base_version" TEXT,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "change_note" TEXT NOT NULL DEFAULT '',
    "vote_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "effective_at" TIMESTAMPTZ(3),
    "edition" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_vote_id_key" ON "policy_version"("vote_id");

-- CreateIndex
CREATE INDEX "policy_version_state_effective_at_idx" ON "policy_version"("state", "effective_at");

-- What is put to a vote or was settled keeps its words: only a draft may be edited, and nothing is ever removed.
CREATE FUNCTION refuse_change_of_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		RAISE EXCEPTION 'a policy version is kept for good';
	END IF;
	IF OLD.state <> 'draft' AND (NEW.version, NEW.hash, NEW.document, NEW.rubric)
		IS DISTINCT FROM (OLD.version, OLD.hash, OLD.document, OLD.rubric) THEN
		RAISE EXCEPTION 'policy % is no draft any more; its document stays as it is', OLD.version;
	END IF;
	IF OLD.state IN ('adopted', 'rejected', 'withdrawn') AND NEW.state <> OLD.state THEN
		RAISE EXCEPTION 'policy % is settled', OLD.version;
	END IF;
	RETURN NEW;
END
$$;

CREATE TRIGGER policy_version_is_kept
	BEFORE UPDATE OR DELETE ON "policy_version"
	FOR EACH ROW EXECUTE FUNCTION refuse_change_of_policy();
