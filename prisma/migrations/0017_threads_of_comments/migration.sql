-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "about" TEXT NOT NULL DEFAULT 'case',
ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "treatment" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "votes_closed" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "comment_parent_id_idx" ON "comment"("parent_id");

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
