-- Columns that are written in words of the domain and have no enum take those words and no others.
-- lib/testing/domain-words.db.test.ts holds them against the domain's own lists.
ALTER TABLE "measure" ADD CONSTRAINT "measure_kind_is_known" CHECK ("kind" IN (
	'warning', 'key_limit', 'key_reduction', 'demotion', 'offboarding_may_rejoin', 'offboarding_no_rejoin'));
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_conflict_is_known" CHECK ("conflict" IN (
	'none', 'operated_by_me', 'invested_in', 'client_team_of', 'supplier_of'));
ALTER TABLE "rating" ADD CONSTRAINT "rating_conflict_is_known" CHECK ("conflict" IN (
	'none', 'operated_by_me', 'invested_in', 'client_team_of', 'supplier_of'));
ALTER TABLE "roll_entry" ADD CONSTRAINT "roll_entry_conflict_is_known" CHECK ("conflict" IN (
	'none', 'operated_by_me', 'invested_in', 'client_team_of', 'supplier_of'));
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_ruling_is_known" CHECK ("ruling" IN ('accepted', 'rejected'));
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_visibility_is_known" CHECK ("visibility" IN (
	'public', 'dao', 'operator'));
