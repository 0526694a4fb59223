-- When a phone told that it leaves its group. Apart from being revoked: what it wrote as a member counts as before.
ALTER TABLE device ADD COLUMN left_at bigint;
