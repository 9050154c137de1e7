-- CreateTable
CREATE TABLE "execution_hand_off" (
    "id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "execution_hand_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "execution_attempt" (
    "id" UUID NOT NULL,
    "hand_off_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "former" INTEGER,
    "venue" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "handed_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "evidence" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "execution_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "execution_hand_off_measure_id_purpose_step_key" ON "execution_hand_off"("measure_id", "purpose", "step");

-- CreateIndex
CREATE UNIQUE INDEX "execution_attempt_hand_off_id_number_key" ON "execution_attempt"("hand_off_id", "number");

-- AddForeignKey
ALTER TABLE "execution_hand_off" ADD CONSTRAINT "execution_hand_off_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "execution_attempt" ADD CONSTRAINT "execution_attempt_hand_off_id_fkey" FOREIGN KEY ("hand_off_id") REFERENCES "execution_hand_off"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Words of the domain; lib/testing/domain-words.db.test.ts holds them against its lists.
ALTER TABLE "execution_hand_off" ADD CONSTRAINT "execution_hand_off_purpose_is_known" CHECK ("purpose" IN (
	'apply', 'undo', 'restitution'));
ALTER TABLE "execution_attempt" ADD CONSTRAINT "execution_attempt_venue_is_known" CHECK ("venue" IN (
	'forum', 'snapshot', 'aragon', 'easy_track', 'committee', 'elsewhere'));
ALTER TABLE "execution_attempt" ADD CONSTRAINT "execution_attempt_outcome_is_known" CHECK ("outcome" IN (
	'passed', 'quorum_not_met', 'rejected', 'relaunched'));
