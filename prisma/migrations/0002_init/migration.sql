-- CreateEnum
CREATE TYPE "granted_role" AS ENUM ('steward', 'coordinator', 'administrator');

-- CreateEnum
CREATE TYPE "membership_role" AS ENUM ('reporter', 'manager');

-- CreateEnum
CREATE TYPE "panel_kind" AS ENUM ('stewards', 'peers');

-- CreateEnum
CREATE TYPE "panel_state" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "vote_state" AS ENUM ('open', 'tallied');

-- CreateEnum
CREATE TYPE "vote_outcome" AS ENUM ('adopted', 'quorum_not_met');

-- CreateEnum
CREATE TYPE "external_result" AS ENUM ('executed', 'rejected', 'quorum_not_met', 'unknown');

-- CreateEnum
CREATE TYPE "incident_state" AS ENUM ('draft', 'discarded', 'filed', 'dismissed', 'assessing', 'deliberating', 'voting', 'tallied', 'decided', 'enforcing', 'closed');

-- CreateEnum
CREATE TYPE "incident_origin" AS ENUM ('operator', 'coordinator', 'visitor', 'alert', 'import');

-- CreateEnum
CREATE TYPE "incident_class" AS ENUM ('slashing', 'downtime', 'key_or_wallet_compromise', 'key_exposure', 'wrong_fee_recipient', 'late_exits', 'oracle_or_role_key', 'client_bug', 'sustained_underperformance', 'near_miss', 'other');

-- CreateEnum
CREATE TYPE "detected_by" AS ENUM ('operator', 'dao_contributor', 'protocol_monitoring', 'third_party_researcher', 'other', 'unknown');

-- CreateEnum
CREATE TYPE "dismissal_reason" AS ENUM ('duplicate', 'not_an_incident');

-- CreateEnum
CREATE TYPE "measure_state" AS ENUM ('planned', 'in_force', 'under_review', 'expired', 'lifted', 'breached', 'escalated');

-- CreateEnum
CREATE TYPE "bond_kind" AS ENUM ('bonded', 'unbonded', 'unknown');

-- CreateEnum
CREATE TYPE "admission_kind" AS ENUM ('permissioned', 'permissionless', 'unknown');

-- CreateEnum
CREATE TYPE "identity_kind" AS ENUM ('known', 'may_be_anonymous', 'unknown');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "email" CITEXT,
    "log_salt" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "granted_role" NOT NULL,
    "granted_by" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "role" "membership_role" NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "role" "membership_role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "invited_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_by" UUID,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spent_nonce" (
    "nonce_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_nonce_pkey" PRIMARY KEY ("nonce_hash")
);

-- CreateTable
CREATE TABLE "email_sign_in_token" (
    "token_hash" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_sign_in_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demo_mail" (
    "id" UUID NOT NULL,
    "to_address" TEXT NOT NULL,
    "from_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "demo_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "panel" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "treatment" INTEGER NOT NULL,
    "kind" "panel_kind" NOT NULL,
    "round" INTEGER NOT NULL,
    "state" "panel_state" NOT NULL,
    "revision_hash" TEXT NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "panel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "panel_id" UUID NOT NULL,
    "rater_id" UUID NOT NULL,
    "rater_name" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "grades" JSONB NOT NULL,
    "conflict" TEXT NOT NULL,
    "conflict_note" TEXT NOT NULL DEFAULT '',
    "recused" BOOLEAN NOT NULL,
    "revision_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "treatment" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "policy_version" TEXT NOT NULL,
    "revision_hash" TEXT NOT NULL,
    "state" "vote_state" NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "extended_at" TIMESTAMPTZ(3),
    "tallied_at" TIMESTAMPTZ(3),
    "outcome" "vote_outcome",
    "decided_rung" INTEGER,
    "tally" JSONB NOT NULL,
    "result" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roll_entry" (
    "id" UUID NOT NULL,
    "vote_id" UUID NOT NULL,
    "voter_id" UUID NOT NULL,
    "voter_name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "power" BIGINT NOT NULL,
    "recused_at" TIMESTAMPTZ(3),
    "conflict" TEXT NOT NULL DEFAULT 'none',
    "conflict_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "roll_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ballot" (
    "id" UUID NOT NULL,
    "vote_id" UUID NOT NULL,
    "voter_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "rung" INTEGER,
    "parameters" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "conflict" TEXT NOT NULL,
    "revision_hash" TEXT NOT NULL,
    "message" JSONB NOT NULL,
    "signature" TEXT NOT NULL,
    "power" BIGINT NOT NULL,
    "is_counted" BOOLEAN NOT NULL,
    "cast_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ballot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_decision" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "incident_id" UUID,
    "decided_on" DATE NOT NULL,
    "venue" TEXT NOT NULL,
    "lever" TEXT NOT NULL,
    "arguments" JSONB NOT NULL,
    "result" "external_result" NOT NULL,
    "result_note" TEXT NOT NULL,
    "rung" INTEGER,
    "source" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "import_key" TEXT,

    CONSTRAINT "external_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" "incident_state" NOT NULL,
    "origin" "incident_origin" NOT NULL,
    "is_demonstration" BOOLEAN NOT NULL DEFAULT false,
    "operator_id" UUID NOT NULL,
    "created_by" UUID,
    "coordinator_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "filed_at" TIMESTAMPTZ(3),
    "triaged_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "embargo_until" TIMESTAMPTZ(3),
    "embargo_reason" TEXT NOT NULL DEFAULT '',
    "reply_due_at" TIMESTAMPTZ(3),
    "replied_at" TIMESTAMPTZ(3),
    "phase_due_at" TIMESTAMPTZ(3),
    "policy_version" TEXT,
    "rubric_version" TEXT,
    "treatment" INTEGER NOT NULL DEFAULT 1,
    "vote_attempt" INTEGER NOT NULL DEFAULT 0,
    "dismissal_reason" "dismissal_reason",
    "dismissal_note" TEXT NOT NULL DEFAULT '',
    "duplicate_of_id" UUID,
    "outcome_statement" TEXT NOT NULL DEFAULT '',
    "report" JSONB NOT NULL,
    "current_revision" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "incident_class" "incident_class" NOT NULL,
    "network" TEXT NOT NULL,
    "detected_by" "detected_by" NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "validator_count" INTEGER,
    "loss_gwei" BIGINT,
    "risks" TEXT[],
    "causes" TEXT[],
    "consequence" INTEGER,
    "search_text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_slug" (
    "slug" TEXT NOT NULL,
    "incident_id" UUID NOT NULL,

    CONSTRAINT "incident_slug_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "section_hashes" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "case_state" "incident_state" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_step" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" "incident_state" NOT NULL,
    "to_state" "incident_state" NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "case_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "treatment" INTEGER NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "treatment" INTEGER NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "new_evidence" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ruling" TEXT,
    "ruling_note" TEXT NOT NULL DEFAULT '',
    "ruled_by" UUID,
    "ruled_at" TIMESTAMPTZ(3),

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "visibility" TEXT NOT NULL,
    "uploaded_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remediation_check" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "is_satisfied" BOOLEAN NOT NULL,
    "why" TEXT NOT NULL,
    "checked_by" UUID NOT NULL,
    "checker_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "remediation_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_leaf" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "entry" TEXT NOT NULL,
    "leaf_hash" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "log_leaf_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "available_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "delivered_at" TIMESTAMPTZ(3),
    "last_error" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation_fact" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "installation_fact_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rate_limit_counter" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_counter_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "measure" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "incident_id" UUID,
    "vote_id" UUID,
    "external_decision_id" UUID,
    "rung" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "state" "measure_state" NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "in_force_from" TIMESTAMPTZ(3),
    "review_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_step" (
    "id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "to_state" "measure_state" NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "evidence" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "measure_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staking_module" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "router_module_id" INTEGER,
    "name" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "address" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "staking_module_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "module_id" UUID NOT NULL,
    "registry_index" INTEGER,
    "reward_address" TEXT,
    "active" BOOLEAN,
    "is_demonstration" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "operator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator_name" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "from_date" DATE,
    "source" TEXT NOT NULL,

    CONSTRAINT "operator_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trust_assumption" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "from_date" DATE,
    "bond" "bond_kind" NOT NULL,
    "admission" "admission_kind" NOT NULL,
    "identity" "identity_kind" NOT NULL,
    "note" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "trust_assumption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "key_count" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "block_number" BIGINT NOT NULL,
    "block_time" TIMESTAMPTZ(3) NOT NULL,
    "staking_limit" INTEGER NOT NULL,
    "total_signing_keys" INTEGER NOT NULL,
    "used_signing_keys" INTEGER NOT NULL,
    "stopped_validators" INTEGER NOT NULL,
    "depositable_validator_count" INTEGER,
    "source" TEXT NOT NULL,

    CONSTRAINT "key_count_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_address_key" ON "person"("address");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "role_grant_person_id_idx" ON "role_grant"("person_id");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE INDEX "membership_operator_id_idx" ON "membership"("operator_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_operator_id_idx" ON "invitation"("operator_id");

-- CreateIndex
CREATE INDEX "sign_in_session_person_id_idx" ON "sign_in_session"("person_id");

-- CreateIndex
CREATE INDEX "spent_nonce_expires_at_idx" ON "spent_nonce"("expires_at");

-- CreateIndex
CREATE INDEX "email_sign_in_token_expires_at_idx" ON "email_sign_in_token"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_person_id_idx" ON "api_token"("person_id");

-- CreateIndex
CREATE INDEX "demo_mail_received_at_idx" ON "demo_mail"("received_at");

-- CreateIndex
CREATE INDEX "panel_state_closes_at_idx" ON "panel"("state", "closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "panel_incident_id_treatment_kind_round_key" ON "panel"("incident_id", "treatment", "kind", "round");

-- CreateIndex
CREATE INDEX "rating_rater_id_idx" ON "rating"("rater_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_panel_id_rater_id_sequence_key" ON "rating"("panel_id", "rater_id", "sequence");

-- CreateIndex
CREATE INDEX "vote_state_closes_at_idx" ON "vote"("state", "closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "vote_incident_id_treatment_attempt_key" ON "vote"("incident_id", "treatment", "attempt");

-- CreateIndex
CREATE INDEX "roll_entry_voter_id_idx" ON "roll_entry"("voter_id");

-- CreateIndex
CREATE UNIQUE INDEX "roll_entry_vote_id_voter_id_key" ON "roll_entry"("vote_id", "voter_id");

-- CreateIndex
CREATE INDEX "ballot_vote_id_cast_at_id_idx" ON "ballot"("vote_id", "cast_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ballot_vote_id_voter_id_sequence_key" ON "ballot"("vote_id", "voter_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "external_decision_import_key_key" ON "external_decision"("import_key");

-- CreateIndex
CREATE INDEX "external_decision_operator_id_decided_on_idx" ON "external_decision"("operator_id", "decided_on");

-- CreateIndex
CREATE INDEX "external_decision_incident_id_idx" ON "external_decision"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "incident_slug_key" ON "incident"("slug");

-- CreateIndex
CREATE INDEX "incident_occurred_at_id_idx" ON "incident"("occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incident_updated_at_id_idx" ON "incident"("updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incident_operator_id_occurred_at_idx" ON "incident"("operator_id", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "incident_state_phase_due_at_idx" ON "incident"("state", "phase_due_at");

-- CreateIndex
CREATE INDEX "incident_incident_class_occurred_at_idx" ON "incident"("incident_class", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "incident_slug_incident_id_idx" ON "incident_slug"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_incident_id_number_key" ON "revision"("incident_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "revision_incident_id_hash_key" ON "revision"("incident_id", "hash");

-- CreateIndex
CREATE INDEX "case_step_incident_id_at_idx" ON "case_step"("incident_id", "at");

-- CreateIndex
CREATE INDEX "reply_incident_id_idx" ON "reply"("incident_id");

-- CreateIndex
CREATE INDEX "comment_incident_id_created_at_idx" ON "comment"("incident_id", "created_at");

-- CreateIndex
CREATE INDEX "appeal_incident_id_idx" ON "appeal"("incident_id");

-- CreateIndex
CREATE INDEX "attachment_sha256_idx" ON "attachment"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "attachment_incident_id_sha256_key" ON "attachment"("incident_id", "sha256");

-- CreateIndex
CREATE INDEX "remediation_check_incident_id_idx" ON "remediation_check"("incident_id");

-- CreateIndex
CREATE INDEX "log_leaf_subject_idx" ON "log_leaf"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_idempotency_key_key" ON "outbox_message"("idempotency_key");

-- CreateIndex
CREATE INDEX "outbox_message_delivered_at_available_at_idx" ON "outbox_message"("delivered_at", "available_at");

-- CreateIndex
CREATE INDEX "measure_operator_id_in_force_from_idx" ON "measure"("operator_id", "in_force_from");

-- CreateIndex
CREATE INDEX "measure_incident_id_idx" ON "measure"("incident_id");

-- CreateIndex
CREATE INDEX "measure_state_review_at_idx" ON "measure"("state", "review_at");

-- CreateIndex
CREATE INDEX "measure_state_expires_at_idx" ON "measure"("state", "expires_at");

-- CreateIndex
CREATE INDEX "measure_step_measure_id_at_idx" ON "measure_step"("measure_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "staking_module_slug_key" ON "staking_module"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "staking_module_router_module_id_key" ON "staking_module"("router_module_id");

-- CreateIndex
CREATE UNIQUE INDEX "operator_slug_key" ON "operator"("slug");

-- CreateIndex
CREATE INDEX "operator_name_idx" ON "operator"("name");

-- CreateIndex
CREATE UNIQUE INDEX "operator_module_id_registry_index_key" ON "operator"("module_id", "registry_index");

-- CreateIndex
CREATE INDEX "operator_name_operator_id_idx" ON "operator_name"("operator_id");

-- CreateIndex
CREATE INDEX "trust_assumption_operator_id_idx" ON "trust_assumption"("operator_id");

-- CreateIndex
CREATE UNIQUE INDEX "key_count_operator_id_block_number_key" ON "key_count"("operator_id", "block_number");

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "panel" ADD CONSTRAINT "panel_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_panel_id_fkey" FOREIGN KEY ("panel_id") REFERENCES "panel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roll_entry" ADD CONSTRAINT "roll_entry_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_decision" ADD CONSTRAINT "external_decision_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_decision" ADD CONSTRAINT "external_decision_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_duplicate_of_id_fkey" FOREIGN KEY ("duplicate_of_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_slug" ADD CONSTRAINT "incident_slug_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_step" ADD CONSTRAINT "case_step_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remediation_check" ADD CONSTRAINT "remediation_check_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_external_decision_id_fkey" FOREIGN KEY ("external_decision_id") REFERENCES "external_decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_step" ADD CONSTRAINT "measure_step_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator" ADD CONSTRAINT "operator_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "staking_module"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_name" ADD CONSTRAINT "operator_name_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trust_assumption" ADD CONSTRAINT "trust_assumption_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_count" ADD CONSTRAINT "key_count_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
