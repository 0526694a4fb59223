-- The keys to which phones seal records that others carry. The private half stands beside the records
-- that it protects on their way: whoever can read it here can read those anyway, and a restored city must
-- be able to open what was sealed before.

CREATE TABLE city_key (
  municipality_code text NOT NULL REFERENCES municipality,
  key_id text NOT NULL,
  public_key jsonb NOT NULL,
  private_key jsonb NOT NULL,
  made_at bigint NOT NULL,
  PRIMARY KEY (municipality_code, key_id)
);
ALTER TABLE city_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE city_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_municipality ON city_key USING
  (municipality_code = current_setting('hiroba.municipality', true));
