-- What operators need: how far the records are known to be in a backup, and a way to list the
-- municipalities of an installation.

CREATE TABLE IF NOT EXISTS backup_mark (
  municipality_code text PRIMARY KEY REFERENCES municipality,
  -- Every batch up to this version is in a backup.
  backed_up_version bigint NOT NULL,
  marked_at bigint NOT NULL
);
ALTER TABLE backup_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE backup_mark FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_municipality ON backup_mark;
CREATE POLICY own_municipality ON backup_mark USING
  (municipality_code = current_setting('hiroba.municipality', true));

-- Backups and metrics go through the municipalities one by one. This shows which there are, and
-- nothing else of them: every other table still wants its municipality named.
CREATE POLICY by_operator ON municipality FOR SELECT
  USING (current_setting('hiroba.operator', true) = 'listing');
