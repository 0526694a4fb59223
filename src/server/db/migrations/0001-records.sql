-- What the city holds. Every key begins with municipality_code, so that one installation can serve
-- several municipalities and shard by it; row-level security at the end hides each from the others.
-- Moments are milliseconds since 1970 (bigint), class days are civil dates inside jsonb values.

CREATE TABLE municipality (
  municipality_code text PRIMARY KEY CHECK (municipality_code ~ '^\d{6}$'),
  name text NOT NULL,
  time_zone text NOT NULL,
  sample boolean NOT NULL,
  settings jsonb NOT NULL DEFAULT '{}'
);

-- One counter a municipality, taken by the last statement of a transaction: whoever holds it commits
-- next, so versions become visible in their order and a reader's cursor misses nothing.
CREATE TABLE sync_clock (
  municipality_code text PRIMARY KEY REFERENCES municipality,
  epoch text NOT NULL,
  version bigint NOT NULL
);

CREATE TABLE batch (
  municipality_code text NOT NULL REFERENCES municipality,
  batch_id text NOT NULL,
  version bigint NOT NULL,
  device_id text,
  stored_at bigint NOT NULL,
  PRIMARY KEY (municipality_code, batch_id),
  UNIQUE (municipality_code, version)
);

-- Rows of pulled tables point to their batch, which is written last; the deferred foreign key makes
-- the commit fail where somebody forgets it.
CREATE TABLE op (
  municipality_code text NOT NULL,
  device_id text NOT NULL,
  seq bigint NOT NULL,
  actor_id text NOT NULL,
  class_session_id text NOT NULL,
  learner_id text NOT NULL,
  field text NOT NULL,
  value jsonb NOT NULL,
  parents jsonb NOT NULL,
  clock_millis bigint NOT NULL,
  clock_counter bigint NOT NULL,
  schema integer NOT NULL,
  hash text NOT NULL,
  batch_id text NOT NULL,
  PRIMARY KEY (municipality_code, device_id, seq),
  FOREIGN KEY (municipality_code, batch_id) REFERENCES batch DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX op_by_register ON op (municipality_code, class_session_id, learner_id, field);
CREATE INDEX op_by_batch ON op (municipality_code, batch_id);

-- Raw text, not jsonb: what was refused may hold what jsonb refuses too.
CREATE TABLE quarantined_op (
  municipality_code text NOT NULL,
  device_id text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  raw text NOT NULL,
  reason text NOT NULL,
  batch_id text NOT NULL,
  PRIMARY KEY (municipality_code, device_id, seq, hash),
  FOREIGN KEY (municipality_code, batch_id) REFERENCES batch DEFERRABLE INITIALLY DEFERRED
);

-- Which group a class belongs to; also the row that a push locks, so that two phones' pushes to one
-- class are resolved one after the other.
CREATE TABLE class_record (
  municipality_code text NOT NULL REFERENCES municipality,
  class_session_id text NOT NULL,
  group_id text NOT NULL,
  PRIMARY KEY (municipality_code, class_session_id)
);

-- Derived: what sync/resolve makes of a register's ops.
CREATE TABLE register_state (
  municipality_code text NOT NULL,
  class_session_id text NOT NULL,
  learner_id text NOT NULL,
  field text NOT NULL,
  value jsonb NOT NULL,
  conflict boolean NOT NULL,
  PRIMARY KEY (municipality_code, class_session_id, learner_id, field),
  FOREIGN KEY (municipality_code, class_session_id) REFERENCES class_record
);
CREATE INDEX register_state_by_class_day ON register_state (municipality_code, (value ->> 'date'))
  WHERE field = 'actual';

CREATE TABLE document (
  municipality_code text NOT NULL,
  kind text NOT NULL,
  document_id text NOT NULL,
  body jsonb NOT NULL,
  revision bigint NOT NULL,
  deleted boolean NOT NULL,
  -- Groups that a planned class was moved away from: their phones are told that it is gone.
  former_group_ids text[] NOT NULL DEFAULT '{}',
  batch_id text NOT NULL,
  PRIMARY KEY (municipality_code, kind, document_id),
  FOREIGN KEY (municipality_code, batch_id) REFERENCES batch DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX document_by_batch ON document (municipality_code, batch_id);

CREATE TABLE device (
  municipality_code text NOT NULL REFERENCES municipality,
  device_id text NOT NULL,
  group_id text NOT NULL,
  public_key jsonb NOT NULL,
  token_hash text NOT NULL,
  enrolled_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  revoked_at bigint,
  last_contact_at bigint,
  last_seq bigint NOT NULL DEFAULT 0,
  received_through bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (municipality_code, device_id)
);
CREATE INDEX device_by_token ON device (token_hash);

CREATE TABLE enrollment_code (
  municipality_code text NOT NULL REFERENCES municipality,
  code_id text NOT NULL,
  code_hmac text NOT NULL,
  group_id text NOT NULL,
  issued_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  used_by text,
  PRIMARY KEY (municipality_code, code_id)
);
CREATE INDEX enrollment_code_by_hmac ON enrollment_code (code_hmac);

CREATE TABLE audit_head (
  municipality_code text PRIMARY KEY REFERENCES municipality,
  number bigint NOT NULL,
  hash text NOT NULL
);

-- Who did what, without values. Each row holds the hash of the one before.
CREATE TABLE audit (
  municipality_code text NOT NULL REFERENCES municipality,
  number bigint NOT NULL,
  at bigint NOT NULL,
  actor text NOT NULL,
  deed text NOT NULL,
  subject text NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (municipality_code, number)
);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'the audit is only ever added to'; END $$;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A transaction sees the rows of the municipality that it has named (`hiroba.municipality`), and
-- none before it has. Forced, because the server's role owns the tables.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['municipality', 'sync_clock', 'batch', 'op', 'quarantined_op',
    'class_record', 'register_state', 'document', 'device', 'enrollment_code', 'audit_head', 'audit']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_municipality ON %I USING
      (municipality_code = current_setting(''hiroba.municipality'', true))', name);
  END LOOP;
END $$;

-- A phone's token and an enrollment code come without their municipality: whoever presents the
-- secret may see the one row that it opens, and learns the municipality from it.
CREATE POLICY by_token ON device FOR SELECT
  USING (token_hash = current_setting('hiroba.presented_secret', true));
CREATE POLICY by_code ON enrollment_code FOR SELECT
  USING (code_hmac = current_setting('hiroba.presented_secret', true));
