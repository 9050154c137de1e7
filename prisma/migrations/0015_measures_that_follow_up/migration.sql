-- AlterTable
ALTER TABLE "measure" ADD COLUMN     "completed_at" TIMESTAMPTZ(3),
ADD COLUMN     "is_counted" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone,
ADD COLUMN     "policy_version" TEXT NOT NULL DEFAULT '1.0',
ADD COLUMN     "reminded_of" TIMESTAMPTZ(3),
ADD COLUMN     "replaces_id" UUID;

-- AlterTable
ALTER TABLE "measure_step" ADD COLUMN     "condition_id" UUID;

-- AlterTable
ALTER TABLE "panel" ADD COLUMN     "is_extended" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "least_ratings" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "size_note" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "decided_case" (
    "incident_id" UUID NOT NULL,
    "treatment" INTEGER NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "incident_class" "incident_class" NOT NULL,
    "rung" INTEGER NOT NULL,
    "rubric_version" TEXT,
    "vector" TEXT,
    "guidance_low" INTEGER,
    "guidance_high" INTEGER,
    "expected_hundredths" INTEGER,
    "precedent_median" INTEGER,
    "comparable" INTEGER NOT NULL DEFAULT 0,
    "is_outside_guidance" BOOLEAN NOT NULL DEFAULT false,
    "is_outside_precedent" BOOLEAN NOT NULL DEFAULT false,
    "departure" TEXT NOT NULL DEFAULT '',
    "is_superseded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "decided_case_pkey" PRIMARY KEY ("incident_id","treatment")
);

-- CreateTable
CREATE TABLE "measure_condition" (
    "id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "dropped_at" TIMESTAMPTZ(3),

    CONSTRAINT "measure_condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "condition_finding" (
    "id" UUID NOT NULL,
    "condition_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '',
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "condition_finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "measure_ids" UUID[],
    "rung" INTEGER NOT NULL,
    "because" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "incident_id" UUID,
    "treatment" INTEGER,
    "planned_measure_id" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "appeal_grounds" TEXT NOT NULL DEFAULT '',
    "contested_id" UUID,
    "appealed_by_name" TEXT NOT NULL DEFAULT '',
    "appealed_at" TIMESTAMPTZ(3),
    "ruling" TEXT,
    "ruling_note" TEXT NOT NULL DEFAULT '',
    "ruled_by_name" TEXT NOT NULL DEFAULT '',
    "ruled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "decided_case_is_superseded_decided_at_incident_id_idx" ON "decided_case"("is_superseded", "decided_at" DESC, "incident_id" DESC);

-- CreateIndex
CREATE INDEX "decided_case_is_superseded_incident_class_decided_at_incide_idx" ON "decided_case"("is_superseded", "incident_class", "decided_at" DESC, "incident_id" DESC);

-- CreateIndex
CREATE INDEX "decided_case_is_superseded_rubric_version_decided_at_incide_idx" ON "decided_case"("is_superseded", "rubric_version", "decided_at" DESC, "incident_id" DESC);

-- CreateIndex
CREATE INDEX "measure_condition_dropped_at_due_at_idx" ON "measure_condition"("dropped_at", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "measure_condition_measure_id_number_key" ON "measure_condition"("measure_id", "number");

-- CreateIndex
CREATE INDEX "condition_finding_condition_id_at_idx" ON "condition_finding"("condition_id", "at");

-- CreateIndex
CREATE INDEX "escalation_operator_id_at_idx" ON "escalation"("operator_id", "at");

-- CreateIndex
CREATE INDEX "escalation_incident_id_idx" ON "escalation"("incident_id");

-- CreateIndex
CREATE INDEX "measure_next_at_id_idx" ON "measure"("next_at", "id");

-- AddForeignKey
ALTER TABLE "decided_case" ADD CONSTRAINT "decided_case_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_condition" ADD CONSTRAINT "measure_condition_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition_finding" ADD CONSTRAINT "condition_finding_condition_id_fkey" FOREIGN KEY ("condition_id") REFERENCES "measure_condition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What stands already: each measure keeps the policy of its case, and its next date.
UPDATE "measure" SET "policy_version" = "incident"."policy_version"
FROM "incident" WHERE "incident"."id" = "measure"."incident_id" AND "incident"."policy_version" IS NOT NULL;
UPDATE "measure" SET "next_at" = least("review_at", "expires_at")
WHERE "state" IN ('planned', 'in_force', 'under_review', 'breached') AND least("review_at", "expires_at") IS NOT NULL;

-- Decided cases become precedents; their vectors are read from the panels as long as this row has none.
INSERT INTO "decided_case" ("incident_id", "treatment", "decided_at", "incident_class", "rung", "rubric_version")
SELECT "incident"."id", "incident"."treatment", max("case_step"."at"), "incident"."incident_class", "incident"."consequence",
	"incident"."rubric_version"
FROM "incident" JOIN "case_step" ON "case_step"."incident_id" = "incident"."id" AND "case_step"."event" = 'incident.decided'
WHERE "incident"."consequence" IS NOT NULL AND "incident"."state" IN ('decided', 'enforcing', 'closed')
GROUP BY "incident"."id";

ALTER TABLE "condition_finding" ADD CONSTRAINT "condition_finding_state_is_known" CHECK ("state" IN (
	'reported', 'met', 'not_met', 'waived'));
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_cause_is_known" CHECK ("cause" IN ('warnings', 'breach'));
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_way_is_known" CHECK ("way" IN ('treatment', 'measure', 'set_aside'));
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_ruling_is_known" CHECK ("ruling" IN ('accepted', 'rejected'));
