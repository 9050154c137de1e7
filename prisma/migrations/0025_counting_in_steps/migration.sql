-- Between open and tallied: many ballots are opened and counted in several steps, each a transaction of its own.
ALTER TYPE "vote_state" ADD VALUE 'counting' BEFORE 'tallied';

-- AlterTable
ALTER TABLE "vote" ADD COLUMN     "count_stopped" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "opened_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "opened_through" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "vote_opening" (
    "incident_id" UUID NOT NULL,
    "vote_id" UUID NOT NULL,
    "is_again" BOOLEAN NOT NULL,
    "input" JSONB NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "written" INTEGER NOT NULL DEFAULT 0,
    "size" INTEGER NOT NULL DEFAULT 0,
    "refusal" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "vote_opening_pkey" PRIMARY KEY ("incident_id")
);

-- AddForeignKey
ALTER TABLE "vote_opening" ADD CONSTRAINT "vote_opening_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
