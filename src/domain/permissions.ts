/**
 * Who may do what: one table, asked by the screens (to show a button or not) and again by the server
 * (to do it or not). Municipality and group are compared here too, so no route can forget them.
 */
import type { GroupId, MunicipalityCode } from './ids.ts';
import type { Person, StaffRole } from './people.ts';

type Rule = { readonly volunteer: boolean; readonly staff: readonly StaffRole[] };

const everyStaffRole: readonly StaffRole[] = ['administrator', 'editor', 'viewer'];
const editors: readonly StaffRole[] = ['administrator', 'editor'];

const rules = {
  'record class': { volunteer: true, staff: [] },
  'read class records': { volunteer: true, staff: everyStaffRole },
  'read plans': { volunteer: true, staff: everyStaffRole },
  'edit plans': { volunteer: false, staff: editors },
  'view reports': { volunteer: false, staff: everyStaffRole },
  'export records': { volunteer: false, staff: editors },
  'enroll phones': { volunteer: false, staff: editors },
  'revoke phones': { volunteer: false, staff: editors },
  'settle records': { volunteer: false, staff: editors },
  'erase records': { volunteer: false, staff: ['administrator'] },
  'manage staff': { volunteer: false, staff: ['administrator'] },
} as const satisfies Record<string, Rule>;

export type Deed = keyof typeof rules;

/** What is acted on; `groupId` only where the thing belongs to one group. */
export type Subject = {
  readonly municipalityCode: MunicipalityCode;
  readonly groupId?: GroupId;
};

/** May this person do this to that? Volunteers act within their group, everybody within their municipality. */
export function may(person: Person, deed: Deed, subject: Subject): boolean {
  if (person.municipalityCode !== subject.municipalityCode) return false;
  const rule: Rule = rules[deed];
  if (person.kind === 'staff') return rule.staff.includes(person.role);
  return rule.volunteer && (subject.groupId === undefined || subject.groupId === person.groupId);
}
