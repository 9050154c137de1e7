-- When a count in several steps began: the vote ended then, whenever its outcome is known.
ALTER TABLE "vote" ADD COLUMN     "count_begun_at" TIMESTAMPTZ(3);

-- How often a vote that was asked for was begun, and when it was refused.
ALTER TABLE "vote_opening" ADD COLUMN     "refused_at" TIMESTAMPTZ(3),
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- What was refused before this was kept: whoever asked has time from now on.
UPDATE "vote_opening" SET "refused_at" = now() WHERE "refusal" <> '';
