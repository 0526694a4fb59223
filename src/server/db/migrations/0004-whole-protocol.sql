-- Copied, stolen and ended phones, locked classes, records that wait for staff, and what was erased.

ALTER TABLE device ADD COLUMN stolen boolean NOT NULL DEFAULT false;
-- Under which backup mark `backed_up_through` was worked out; a later mark works it out anew.
ALTER TABLE device ADD COLUMN backed_up_version bigint NOT NULL DEFAULT 0;
ALTER TABLE device ADD COLUMN backed_up_through bigint NOT NULL DEFAULT 0;

-- After staff have locked a class, ops for it are held.
ALTER TABLE class_record ADD COLUMN locked_at bigint;
CREATE INDEX class_record_by_group ON class_record
  (municipality_code, group_id, class_session_id COLLATE "C");

-- Everything with a receipt that is not a record: put aside, held for staff, or erased (then without text).
ALTER TABLE quarantined_op ADD COLUMN status text NOT NULL DEFAULT 'quarantined'
  CHECK (status IN ('quarantined', 'held', 'erased'));

-- An op that an older program wrote is stored as of today; this is how it came. Null where that is the same.
ALTER TABLE op ADD COLUMN raw text;

-- `*` stands for all. Pulled by phones; applied again after a restore, so it is never emptied.
CREATE TABLE erasure (
  municipality_code text NOT NULL,
  erasure_id text NOT NULL,
  class_session_id text NOT NULL,
  learner_id text NOT NULL,
  field text NOT NULL,
  batch_id text NOT NULL,
  PRIMARY KEY (municipality_code, erasure_id),
  FOREIGN KEY (municipality_code, batch_id) REFERENCES batch DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX erasure_by_batch ON erasure (municipality_code, batch_id);

-- Ids under which a phone wrote before it had its present one; it may still hand over what it wrote then.
CREATE TABLE device_former (
  municipality_code text NOT NULL REFERENCES municipality,
  device_id text NOT NULL,
  former_id text NOT NULL,
  PRIMARY KEY (municipality_code, device_id, former_id)
);

-- Every batch up to this version is in a backup.
CREATE TABLE backup_mark (
  municipality_code text PRIMARY KEY REFERENCES municipality,
  backed_up_version bigint NOT NULL,
  marked_at bigint NOT NULL
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['erasure', 'device_former', 'backup_mark']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_municipality ON %I USING
      (municipality_code = current_setting(''hiroba.municipality'', true))', name);
  END LOOP;
END $$;
