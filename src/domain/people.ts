/** Who acts: a volunteer's enrolled phone, or a member of the city's staff. Learners have no account. */
import type { DeviceId, GroupId, MunicipalityCode } from './ids.ts';

export const staffRoles = ['administrator', 'editor', 'viewer'] as const;
export type StaffRole = (typeof staffRoles)[number];

export type VolunteerPhone = {
  readonly kind: 'volunteer';
  readonly municipalityCode: MunicipalityCode;
  readonly deviceId: DeviceId;
  readonly groupId: GroupId;
};

export type StaffMember = {
  readonly kind: 'staff';
  readonly municipalityCode: MunicipalityCode;
  readonly role: StaffRole;
};

export type Person = VolunteerPhone | StaffMember;
