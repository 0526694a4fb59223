-- Backups and metrics go through the municipalities one by one. This shows which there are, and
-- nothing else of them: every other table still wants its municipality named.
CREATE POLICY by_operator ON municipality FOR SELECT
  USING (current_setting('hiroba.operator', true) = 'listing');
