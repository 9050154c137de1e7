-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "end_reason" TEXT NOT NULL DEFAULT '';
