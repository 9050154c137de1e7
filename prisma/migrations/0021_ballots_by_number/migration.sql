-- Ballots are listed by their number, which is unique in a vote and has an index of its own: two that were taken in the
-- same millisecond have an order, and a ballot has one index less to be kept in.
DROP INDEX "ballot_vote_id_cast_at_id_idx";

-- The leaves of a vote are read page by page, in their order.
CREATE INDEX "log_leaf_subject_id_idx" ON "log_leaf"("subject", "id");
DROP INDEX "log_leaf_subject_idx";
