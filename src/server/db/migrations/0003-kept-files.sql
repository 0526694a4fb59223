-- Files of the client's builds, which are public and the same for everybody: like the staff accounts an
-- exception to "the municipality code leads every key", in a schema of its own.

CREATE SCHEMA build;

-- An open page may ask for a file of its build long after another build is being served. All servers of
-- an installation put theirs here and answer for one another.
CREATE TABLE build.kept_file (
  path text PRIMARY KEY,
  bytes bytea NOT NULL,
  last_current_at bigint NOT NULL
);
CREATE INDEX kept_file_by_age ON build.kept_file (last_current_at);
