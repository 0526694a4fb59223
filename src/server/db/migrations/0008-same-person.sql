-- Few records say that two codes are one person; whoever counts people reads all of them.
CREATE INDEX register_state_same_person ON register_state (municipality_code)
  WHERE field = 'same-person';
