/** Reference documents: what the city plans and says. Staff edit them online; phones only read them. */
import * as v from 'valibot';
import { Date, Learner, Time } from './class-fields.ts';
import { Count, Id, Name } from './fields.ts';

export const VenueBody = v.strictObject({ name: Name });
export const GroupBody = v.strictObject({ name: Name });
export const CourseBody = v.strictObject({
  title: Name,
  packId: Id,
  lessonIds: v.pipe(v.array(Id), v.maxLength(50)),
});
export const PlannedClassSessionBody = v.pipe(
  v.strictObject({
    courseId: Id,
    groupId: Id,
    venueId: Id,
    date: Date,
    start: Time,
    end: Time,
    roster: v.pipe(
      v.array(v.strictObject({ seat: v.pipe(Count, v.minValue(1)), learnerId: Learner })),
      v.maxLength(200),
    ),
    status: v.picklist(['planned', 'cancelled']),
  }),
  v.forward(
    v.check((planned) => planned.start < planned.end, 'ends-before-it-starts'),
    ['end'],
  ),
);

export const documentKinds = ['venue', 'group', 'course', 'planned-class-session'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const bodyByKind = {
  venue: VenueBody,
  group: GroupBody,
  course: CourseBody,
  'planned-class-session': PlannedClassSessionBody,
} as const satisfies Record<DocumentKind, v.GenericSchema>;

/** Counted up by every edit; `If-Match: "<revision>"` must name the one that was on the screen. */
const envelope = { documentId: Id, revision: v.pipe(Count, v.minValue(1)), deleted: v.boolean() };

export const ReferenceDocument = v.variant('kind', [
  v.object({ ...envelope, kind: v.literal('venue'), body: VenueBody }),
  v.object({ ...envelope, kind: v.literal('group'), body: GroupBody }),
  v.object({ ...envelope, kind: v.literal('course'), body: CourseBody }),
  v.object({
    ...envelope,
    kind: v.literal('planned-class-session'),
    body: PlannedClassSessionBody,
  }),
]);

/** `GET /api/staff/documents` */
export const DocumentList = v.object({ documents: v.array(ReferenceDocument) });

/** Answer to `PUT` or `DELETE /api/staff/documents/:kind/:id` */
export const DocumentSaved = v.object({ document: ReferenceDocument });

export type ReferenceDocument = v.InferOutput<typeof ReferenceDocument>;
export type DocumentBody<Kind extends DocumentKind> = v.InferOutput<(typeof bodyByKind)[Kind]>;
