-- Ballots are listed by their number, which is unique in a vote and has an index of its own: two that were taken in the
-- same millisecond have an order, and a ballot has one index less to be kept in.
DROP INDEX "ballot_vote_id_cast_at_id_idx";
