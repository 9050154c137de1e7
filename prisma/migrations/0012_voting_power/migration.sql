-- What a vote is weighed by, and who votes with whose power.

-- AlterTable
ALTER TABLE "roll_entry" DROP COLUMN "proof",
ADD COLUMN     "delegation_id" UUID,
ADD COLUMN     "tree_index" INTEGER;

-- AlterTable
ALTER TABLE "vote" ADD COLUMN     "left_off" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL,
    "delegator_id" UUID NOT NULL,
    "delegator" TEXT NOT NULL,
    "delegate" TEXT,
    "scope" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "delegation_hash" TEXT NOT NULL,
    "message" JSONB NOT NULL,
    "signature" TEXT NOT NULL,
    "signature_kind" TEXT NOT NULL DEFAULT 'eoa',
    "checked_at_block" BIGINT,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roll_tree" (
    "vote_id" UUID NOT NULL,
    "nodes" BYTEA NOT NULL,

    CONSTRAINT "roll_tree_pkey" PRIMARY KEY ("vote_id")
);

-- CreateIndex
CREATE INDEX "delegation_delegate_idx" ON "delegation"("delegate");

-- CreateIndex
CREATE UNIQUE INDEX "delegation_delegator_sequence_key" ON "delegation"("delegator", "sequence");

-- AddForeignKey
ALTER TABLE "roll_tree" ADD CONSTRAINT "roll_tree_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "delegation" ADD CONSTRAINT "delegation_signature_kind_is_known" CHECK ("signature_kind" IN ('eoa', 'erc1271', 'erc6492'));

-- Proofs are cut out of the middle of a tree, which compression would not allow without reading all of it.
ALTER TABLE "roll_tree" ALTER COLUMN "nodes" SET STORAGE EXTERNAL;
