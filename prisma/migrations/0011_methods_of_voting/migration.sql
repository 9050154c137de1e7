-- Votes by several methods, on cases and on drafts of the policy, keyed by the entry of the roll and its address.

ALTER TYPE "vote_outcome" ADD VALUE 'rejected';

DROP INDEX "ballot_vote_id_voter_id_sequence_key";
DROP INDEX "roll_entry_vote_id_voter_id_key";

ALTER TABLE "vote"
	ALTER COLUMN "incident_id" DROP NOT NULL,
	ADD COLUMN "policy_draft" TEXT,
	ADD COLUMN "main_closes_at" TIMESTAMPTZ(3),
	ADD COLUMN "rules" JSONB,
	ADD COLUMN "roll_power" DECIMAL(78,0),
	ADD COLUMN "ballot_count" INTEGER NOT NULL DEFAULT 0,
	ADD COLUMN "awaited_count" INTEGER NOT NULL DEFAULT 0,
	ADD COLUMN "event_count" INTEGER NOT NULL DEFAULT 0,
	ADD COLUMN "head_hash" TEXT,
	ADD COLUMN "roll_hash" TEXT,
	ADD COLUMN "policy_hash" TEXT,
	ADD COLUMN "leading_at_objection" JSONB;

ALTER TABLE "roll_entry"
	ALTER COLUMN "voter_id" DROP NOT NULL,
	ALTER COLUMN "power" SET DATA TYPE DECIMAL(78,0),
	ADD COLUMN "delegate_entry_id" UUID,
	ADD COLUMN "delegated_power" DECIMAL(78,0) NOT NULL DEFAULT 0,
	ADD COLUMN "has_voted" BOOLEAN NOT NULL DEFAULT false,
	ADD COLUMN "proof" JSONB;

ALTER TABLE "ballot"
	ALTER COLUMN "voter_id" DROP NOT NULL,
	ALTER COLUMN "message" DROP NOT NULL,
	ALTER COLUMN "signature" DROP NOT NULL,
	ALTER COLUMN "power" SET DATA TYPE DECIMAL(78,0),
	ADD COLUMN "roll_entry_id" UUID,
	ADD COLUMN "number" INTEGER,
	ADD COLUMN "choice" JSONB,
	ADD COLUMN "ballot_hash" TEXT,
	ADD COLUMN "signature_kind" TEXT NOT NULL DEFAULT 'eoa',
	ADD COLUMN "checked_at_block" BIGINT,
	ADD COLUMN "sealed" BYTEA;

-- Rolls and ballots that are there already: by address, in the order in which they came.
UPDATE "roll_entry" r SET "address" = lower(r."address"),
	"has_voted" = EXISTS (SELECT 1 FROM "ballot" b WHERE b."vote_id" = r."vote_id" AND b."voter_id" = r."voter_id");

UPDATE "ballot" b SET "roll_entry_id" = r."id" FROM "roll_entry" r
	WHERE r."vote_id" = b."vote_id" AND r."voter_id" = b."voter_id";

UPDATE "ballot" b SET
	"number" = n."number",
	"choice" = CASE WHEN b."rung" IS NULL THEN '{"kind": "abstain"}'::jsonb
		ELSE jsonb_build_object('kind', 'rung', 'rung', b."rung") END
FROM (SELECT "id", row_number() OVER (PARTITION BY "vote_id" ORDER BY "cast_at", "id") AS "number" FROM "ballot") n
WHERE n."id" = b."id";

-- The log has kept the EIP-712 digest of each ballot since the first one.
UPDATE "ballot" b SET "ballot_hash" = COALESCE((
	SELECT l."entry"::jsonb #>> '{facts,ballotHash}' FROM "log_leaf" l
	WHERE l."subject" = 'vote:' || b."vote_id" AND l."kind" = 'vote.ballot_cast' AND l."accepted_at" = b."cast_at"
		AND (l."entry"::jsonb #>> '{facts,sequence}')::int = b."sequence"
	ORDER BY l."id" LIMIT 1), '');

-- So far every vote was by the ladder, one steward one vote, under the only policy that there was.
UPDATE "vote" v SET
	"main_closes_at" = v."closes_at",
	"rules" = '{"method": "ladder", "options": [], "quorum": {"kind": "share", "basisPoints": 5000}, "threshold": null,
		"objectionBasisPoints": null, "isSealed": false, "objectionHours": 0, "quietEndingHours": 12,
		"extensionHours": 24, "weights": {"kind": "one_each"}}'::jsonb,
	"roll_power" = COALESCE((SELECT sum(r."power") FROM "roll_entry" r
		WHERE r."vote_id" = v."id" AND r."recused_at" IS NULL), 0),
	"ballot_count" = (SELECT count(*) FROM "ballot" b WHERE b."vote_id" = v."id"),
	"awaited_count" = (SELECT count(*) FROM "roll_entry" r
		WHERE r."vote_id" = v."id" AND r."recused_at" IS NULL AND NOT r."has_voted"),
	"event_count" = (SELECT count(*) FROM "ballot" b WHERE b."vote_id" = v."id"),
	"policy_hash" = '',
	"tally" = jsonb_build_object('counts', v."tally" -> 'byRung', 'abstained', v."tally" -> 'abstained', 'sealed', '0',
		'chose', (SELECT sum(power::numeric)::text FROM jsonb_array_elements_text(v."tally" -> 'byRung') AS p(power))),
	"roll_hash" = encode(sha256(convert_to('[' || COALESCE((
		SELECT string_agg(format('{"address":"%s","delegate":null,"id":"%s","power":"%s"}', r."address", r."id", r."power"),
			',' ORDER BY r."id")
		FROM "roll_entry" r WHERE r."vote_id" = v."id"), '') || ']', 'UTF8')), 'hex');

DO $$
DECLARE
	found record;
	head text;
	cast_ballot record;
BEGIN
	FOR found IN SELECT "id", "roll_hash" FROM "vote" LOOP
		head := found."roll_hash";
		FOR cast_ballot IN SELECT "number", "ballot_hash" FROM "ballot" WHERE "vote_id" = found."id" ORDER BY "number" LOOP
			head := encode(sha256(convert_to(
				format('%s:%s:vote.ballot_cast:%s', head, cast_ballot."number", cast_ballot."ballot_hash"), 'UTF8')), 'hex');
		END LOOP;
		UPDATE "vote" SET "head_hash" = head WHERE "id" = found."id";
	END LOOP;
END
$$;

ALTER TABLE "vote"
	ALTER COLUMN "main_closes_at" SET NOT NULL,
	ALTER COLUMN "rules" SET NOT NULL,
	ALTER COLUMN "roll_power" SET NOT NULL,
	ALTER COLUMN "head_hash" SET NOT NULL,
	ALTER COLUMN "roll_hash" SET NOT NULL,
	ALTER COLUMN "policy_hash" SET NOT NULL,
	ADD CONSTRAINT "vote_has_one_subject" CHECK (("incident_id" IS NULL) <> ("policy_draft" IS NULL)),
	ADD CONSTRAINT "vote_method_is_known" CHECK ("method" IN ('ladder', 'single', 'approval', 'ranked', 'optimistic'));

ALTER TABLE "ballot"
	ALTER COLUMN "roll_entry_id" SET NOT NULL,
	ALTER COLUMN "number" SET NOT NULL,
	ALTER COLUMN "ballot_hash" SET NOT NULL,
	ADD CONSTRAINT "ballot_signature_kind_is_known" CHECK ("signature_kind" IN ('eoa', 'erc1271', 'erc6492')),
	ADD CONSTRAINT "ballot_is_open_or_sealed" CHECK (
		("message" IS NOT NULL AND "signature" IS NOT NULL AND "choice" IS NOT NULL) OR "sealed" IS NOT NULL);

CREATE UNIQUE INDEX "ballot_vote_id_number_key" ON "ballot"("vote_id", "number");
CREATE UNIQUE INDEX "ballot_roll_entry_id_sequence_key" ON "ballot"("roll_entry_id", "sequence");
CREATE INDEX "roll_entry_delegate_entry_id_idx" ON "roll_entry"("delegate_entry_id");
CREATE UNIQUE INDEX "roll_entry_vote_id_address_key" ON "roll_entry"("vote_id", "address");
CREATE UNIQUE INDEX "vote_policy_draft_attempt_key" ON "vote"("policy_draft", "attempt");

ALTER TABLE "ballot" ADD CONSTRAINT "ballot_roll_entry_id_fkey" FOREIGN KEY ("roll_entry_id")
	REFERENCES "roll_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
