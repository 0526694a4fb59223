-- States are derived, and written only while their class's row is locked: asking for that row once more for
-- each of them was most of the time of writing them.
ALTER TABLE register_state DROP CONSTRAINT register_state_municipality_code_class_session_id_fkey;
